import { App, type AppProps } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import settings from "../../cdk.json" with { type: "json" };
import { parseConfig } from "../../infra/config.ts";
import { OnboardingStack } from "../../infra/onboarding-stack.ts";

/** An app with the stack, some settings changed. What is in the functions does not matter to its template. */
export function createApp(changes: Readonly<Record<string, unknown>> = {}, props: AppProps = {}) {
  const app = new App({ ...props, context: settings.context, builtinCloudFormationValidation: false });
  const config = parseConfig({ ...settings.context.onboarding, ...changes });
  const bundle = { folderOf: () => import.meta.dirname, remove: () => undefined };
  return { app, stack: new OnboardingStack(app, "Onboarding", { config, bundle }) };
}

/** The template of the stack, some settings changed. */
export function synthesizeStack(changes?: Readonly<Record<string, unknown>>): Template {
  return Template.fromStack(createApp(changes).stack);
}
