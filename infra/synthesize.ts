import { App } from "aws-cdk-lib";
import { PATH_METADATA_ENABLE_CONTEXT } from "aws-cdk-lib/cx-api";
import settings from "../cdk.json" with { type: "json" };
import { createBundle } from "./bundle.ts";
import { parseConfig } from "./config.ts";
import { OnboardingStack } from "./onboarding-stack.ts";

export interface AppOptions {
  /** Where the cloud assembly goes; the CDK CLI says so itself. */
  readonly outdir?: string;
  /** CDK's check of the finished template against CloudFormation's rules: half of the time and the memory of a synthesis. */
  readonly builtinCloudFormationValidation?: boolean;
}

/** What the CDK CLI adds to the context of cdk.json, where it may not stand itself. */
const ofTheCli = { [PATH_METADATA_ENABLE_CONTEXT]: true };

/**
 * The whole app, not yet synthesized. Only the CDK CLI reads the context of cdk.json by itself, so it is
 * given here: whoever synthesizes gets the same template. Throws `InvalidConfig`.
 */
export function buildApp(options: AppOptions = {}): App {
  const context = { ...settings.context, ...ofTheCli };
  const app = new App({ ...options, context, analyticsReporting: false });
  const config = parseConfig(app.node.tryGetContext("onboarding"));
  const bundle = createBundle();
  try {
    new OnboardingStack(app, "Onboarding", { config, bundle });
  } finally {
    bundle.remove();
  }
  return app;
}

/**
 * Synthesizes into the folder `outdir` and hands back the cloud assembly's folder: the template that a
 * deployment has, without the checks that a deployment makes. Throws `InvalidConfig`.
 */
export function synthesize(outdir: string): string {
  return buildApp({ outdir, builtinCloudFormationValidation: false }).synth().directory;
}
