import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { z } from "zod";

/** The longest life of a code that is sent by e-mail (NIST SP 800-63A-4, confirmation codes). */
const longestLinkLifetime = Duration.hours(24);

const EmailAddress = z.email({ pattern: z.regexes.html5Email }).max(254);
const Text = z.string().min(1).max(100);

/** Days since the start of an onboarding. An execution lasts a year at most. */
const Day = z.int().min(1).max(360);

const LinkLifetime = z
  .string()
  .regex(/^[1-9]\d{0,3} (minutes?|hours?)$/)
  .transform(durationOf)
  .refine((lifetime) => lifetime.toSeconds() <= longestLinkLifetime.toSeconds());

const Reminders = z
  .array(Day)
  .max(30)
  .refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)));

/** The context `onboarding` of cdk.json; each description completes the sentence "allowed is ...". */
const Settings = z
  .strictObject({
    companyName: Text.describe("a text of 1 to 100 characters"),
    fromAddress: EmailAddress.describe("an e-mail address, verified in SES"),
    replyTo: EmailAddress.optional().describe("an e-mail address, or leave it out"),
    supportContact: Text.describe("a text of 1 to 100 characters: an address, a telephone number, a web address"),
    signInUrl: z.url({ protocol: /^https$/ }).describe("an address that starts with https://"),
    hrEventSource: z
      .string()
      .regex(/^(?!aws\.)[A-Za-z0-9._-]{1,256}$/)
      .default("hr")
      .describe("an event source of A-Z a-z 0-9 . _ - that does not start with aws."),
    linkLifetime: LinkLifetime.default(longestLinkLifetime).describe(
      'a number and a unit, as in "90 minutes" or "24 hours", of 24 hours at most',
    ),
    reminders: Reminders.default([1, 3, 7]).describe("up to 30 whole days that rise and end before the deadline"),
    deadline: Day.default(14).describe("a whole number of days, 1 to 360"),
    defaultLocale: z.enum(["en"]).default("en").describe('"en"'),
    removalPolicy: z.enum(["retain", "destroy"]).default("retain").describe('"retain" or "destroy"'),
    alarmTopicArn: z
      .string()
      .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/)
      .optional()
      .describe("the ARN of an SNS topic, or leave it out"),
  })
  .refine(({ reminders, deadline }) => (reminders.at(-1) ?? 0) < deadline, {
    path: ["reminders"],
    when: ({ issues }) => issues.every(({ code, path }) => code === "unrecognized_keys" || isAboutAnother(path)),
  });

export type Config = ReturnType<typeof parseConfig>;

/** cdk.json says something that cannot be deployed: every setting in question, its value, and what is allowed. */
export class InvalidConfig extends Error {
  override readonly name = "InvalidConfig";
}

/**
 * The deployment's settings, with days and lifetimes as CDK durations.
 * Throws `InvalidConfig` with all problems at once.
 */
export function parseConfig(context: unknown) {
  const parsed = Settings.safeParse(context);
  if (!parsed.success) throw new InvalidConfig(problemsOf(parsed.error, context).join("\n"));
  const { reminders, deadline, removalPolicy, ...settings } = parsed.data;
  const isRetained = removalPolicy === "retain";
  return {
    ...settings,
    reminders: reminders.map((day) => Duration.days(day)),
    deadline: Duration.days(deadline),
    /** Also protects the user pool and the table against deletion by hand. */
    isRetained,
    removalPolicy: isRetained ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  };
}

/** False for an issue with the settings as a whole, too. */
function isAboutAnother(path: readonly PropertyKey[] = []): boolean {
  return path[0] !== undefined && path[0] !== "reminders" && path[0] !== "deadline";
}

function durationOf(text: string): Duration {
  const [count, unit = ""] = text.split(" ");
  return unit.startsWith("hour") ? Duration.hours(Number(count)) : Duration.minutes(Number(count));
}

function problemsOf(error: z.ZodError, context: unknown): string[] {
  const values = z.record(z.string(), z.unknown()).safeParse(context).data;
  if (values === undefined)
    return [`The context "onboarding" of cdk.json is ${written(context)}; allowed is an object.`];
  const names = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0])],
  );
  return [...new Set(names)].map((name) => {
    const value = Object.hasOwn(values, name) ? written(values[name]) : "missing";
    return `onboarding.${name} is ${value}; allowed is ${allowedFor(name)}.`;
  });
}

function allowedFor(name: string): string {
  const fields: Readonly<Record<string, z.ZodType>> = Settings.shape;
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return field?.description ?? `one of the settings ${Object.keys(fields).join(", ")}`;
}

function written(value: unknown): string {
  return JSON.stringify(value) ?? "missing";
}
