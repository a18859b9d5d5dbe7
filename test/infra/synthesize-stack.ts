import { App, type AppProps } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import settings from "../../cdk.json" with { type: "json" };
import { parseConfig } from "../../infra/config.ts";
import { OnboardingStack } from "../../infra/onboarding-stack.ts";

/** Creates an app with the stack, with changed settings. The code of the functions does not matter to its template. */
export function createApp(changes: Readonly<Record<string, unknown>> = {}, props: AppProps = {}) {
  const app = new App({ ...props, context: settings.context, builtinCloudFormationValidation: false });
  const config = parseConfig({ ...settings.context.onboarding, ...changes });
  const bundle = { folderOf: () => import.meta.dirname, remove: () => undefined };
  return { app, stack: new OnboardingStack(app, "Onboarding", { config, bundle }) };
}

const templates = new Map<string, Template>();

/** The template of the stack with changed settings. All files of a worker share it, so it must not be changed. */
export function synthesizeStack(changes: Readonly<Record<string, unknown>> = {}): Template {
  const key = JSON.stringify(changes);
  const template = templates.get(key) ?? Template.fromStack(createApp(changes).stack);
  templates.set(key, template);
  return template;
}
