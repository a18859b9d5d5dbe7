import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { z } from "zod";
import { type SecondFactorMethod, Settings } from "./settings.ts";

export type Config = ReturnType<typeof parseConfig>;

/** cdk.json has invalid settings. The message has a line for each: its name, its value, and what is allowed. */
export class InvalidConfig extends Error {
  override readonly name = "InvalidConfig";
}

/** The second factor of a sign-in, besides the password. */
export interface SecondFactor {
  readonly policy: "off" | "optional" | "required";
  /** Empty if the policy is `off`. */
  readonly methods: readonly SecondFactorMethod[];
}

/** An existing user pool and its client. Nothing of them is created or changed. */
export interface ImportedPool {
  readonly userPoolId: string;
  readonly appClientId: string;
}

/**
 * Parses the deployment's settings; days and lifetimes become CDK durations. Throws `InvalidConfig` with all problems
 * at once.
 */
export function parseConfig(context: unknown) {
  const parsed = Settings.safeParse(context);
  if (!parsed.success) throw new InvalidConfig(problemsOf(parsed.error, context).join("\n"));
  const { reminders, deadline, removalPolicy, ...rest } = parsed.data;
  const { secondFactor, secondFactorMethods, userPoolId, appClientId, ...settings } = rest;
  const isRetained = removalPolicy === "retain";
  return {
    ...settings,
    reminders: reminders.map((day) => Duration.days(day)),
    deadline: Duration.days(deadline),
    secondFactor: secondFactorOf(secondFactor, secondFactorMethods),
    importedPool: importedPoolOf(userPoolId, appClientId),
    /** Whether the user pool and the table are also protected against deletion by hand. */
    isRetained,
    removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

function secondFactorOf(
  policy: SecondFactor["policy"] = "off",
  methods: SecondFactor["methods"] = ["email", "totp"],
): SecondFactor {
  return { policy, methods: policy === "off" ? [] : methods };
}

function importedPoolOf(userPoolId?: string, appClientId?: string): ImportedPool | undefined {
  return userPoolId === undefined || appClientId === undefined ? undefined : { userPoolId, appClientId };
}

function problemsOf(error: z.ZodError, context: unknown): string[] {
  const values = z.record(z.string(), z.unknown()).safeParse(context).data;
  if (values === undefined)
    return [`The context "onboarding" of cdk.json is ${asJson(context)}; allowed is an object.`];
  const names = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])],
  );
  return [...new Set(names)].map((name) => {
    const value = Object.hasOwn(values, name) ? asJson(values[name]) : "missing";
    return `onboarding.${name} is ${value}; allowed is ${allowedFor(name)}.`;
  });
}

function allowedFor(name: string): string {
  const fields: Readonly<Record<string, z.ZodType>> = Settings.shape;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field?.description ?? `one of the settings ${Object.keys(fields).join(", ")}`;
}

function asJson(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
