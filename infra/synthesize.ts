import { App } from "aws-cdk-lib";
import { PATH_METADATA_ENABLE_CONTEXT } from "aws-cdk-lib/cx-api";
import settings from "../cdk.json" with { type: "json" };
import { createBundle } from "./bundle.ts";
import { parseConfig } from "./config.ts";
import { OnboardingStack } from "./onboarding-stack.ts";

export interface AppOptions {
  /** Where the cloud assembly goes; the CDK CLI says so itself. */
  readonly outdir?: string;
  /** Settings that replace those of cdk.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
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
  const prepared = prepare(options);
  addStacks([prepared]);
  return prepared.app;
}

/** A cloud assembly that somebody wants. */
export interface AssemblyRequest extends Pick<AppOptions, "settings"> {
  /** The folder that it goes to. */
  readonly outdir: string;
}

/**
 * Synthesizes cloud assemblies, all with the same built functions: the template that a deployment has, without
 * the checks that a deployment makes. Throws `InvalidConfig`.
 */
export function synthesize(...requests: readonly AssemblyRequest[]): void {
  const prepared = requests.map((request) => prepare({ ...request, builtinCloudFormationValidation: false }));
  addStacks(prepared);
  for (const { app } of prepared) app.synth();
}

function prepare({ settings: changes, ...options }: AppOptions) {
  const onboarding = { ...settings.context.onboarding, ...changes };
  const context = { ...settings.context, ...ofTheCli, onboarding };
  const app = new App({ ...options, context, analyticsReporting: false });
  return { app, config: parseConfig(app.node.tryGetContext("onboarding")) };
}

/** Once every configuration is known to be right: building the functions takes longest. */
function addStacks(prepared: readonly ReturnType<typeof prepare>[]): void {
  const bundle = createBundle();
  try {
    for (const { app, config } of prepared) new OnboardingStack(app, "Onboarding", { config, bundle });
  } finally {
    bundle.remove();
  }
}
