import { App } from "aws-cdk-lib";
import { PATH_METADATA_ENABLE_CONTEXT } from "aws-cdk-lib/cx-api";
import settings from "../cdk.json" with { type: "json" };
import { createBundle } from "./bundle.ts";
import { parseConfig } from "./config.ts";
import { OnboardingStack } from "./onboarding-stack.ts";

export interface AppOptions {
  /** The folder for the cloud assembly. The CDK CLI sets it itself. */
  readonly outdir?: string;
  /** Settings that replace those of cdk.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /**
   * Whether CDK validates the finished template by CloudFormation's rules, which takes half of a synthesis' time and
   * memory.
   */
  readonly builtinCloudFormationValidation?: boolean;
}

/** A context value that the CDK CLI adds itself, and that is not allowed in cdk.json. */
const cliContext = { [PATH_METADATA_ENABLE_CONTEXT]: true };

/**
 * Builds the app without synthesizing it. Only the CDK CLI reads the context of cdk.json by itself, so it is passed
 * here; then every caller gets the same template. Throws `InvalidConfig`.
 */
export function buildApp(options: AppOptions = {}): App {
  const prepared = prepare(options);
  addStacks([prepared]);
  return prepared.app;
}

/** A cloud assembly to synthesize. */
export interface AssemblyRequest extends Pick<AppOptions, "settings"> {
  /** The folder for it. */
  readonly outdir: string;
}

/**
 * Synthesizes cloud assemblies that share the same built functions. They have the template of a deployment, but skip
 * its validations. Throws `InvalidConfig`.
 */
export function synthesize(...requests: readonly AssemblyRequest[]): void {
  const prepared = requests.map((request) => prepare({ ...request, builtinCloudFormationValidation: false }));
  addStacks(prepared);
  for (const { app } of prepared) app.synth();
}

function prepare({ settings: changes, ...options }: AppOptions) {
  const onboarding = { ...settings.context.onboarding, ...changes };
  const context = { ...settings.context, ...cliContext, onboarding };
  const app = new App({ ...options, context, analyticsReporting: false });
  return { app, config: parseConfig(app.node.tryGetContext("onboarding")) };
}

/** Call it after all configurations are validated, because building the functions takes longest. */
function addStacks(prepared: readonly ReturnType<typeof prepare>[]): void {
  const bundle = createBundle();
  try {
    for (const { app, config } of prepared) new OnboardingStack(app, "Onboarding", { config, bundle });
  } finally {
    bundle.remove();
  }
}
