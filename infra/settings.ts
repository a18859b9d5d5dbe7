import { Duration } from "aws-cdk-lib";
import { z } from "zod";

/** The longest lifetime of a code that is sent by e-mail (NIST SP 800-63A-4, confirmation codes). */
const longestLinkLifetime = Duration.hours(24);

const EmailAddress = z.email({ pattern: z.regexes.html5Email }).max(254);
/** A single line, because it appears in the subject of mails. */
const Text = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u)
  .min(1)
  .max(100);

/** Days since the start. An execution lasts a year at most, including the wait for the start. */
const Day = z.int().min(1).max(180);

const LinkLifetime = z
  .string()
  .regex(/^[1-9]\d{0,3} (minutes?|hours?)$/)
  .transform(durationOf)
  .refine((lifetime) => lifetime.toSeconds() <= longestLinkLifetime.toSeconds());

const Reminders = z
  .array(Day)
  .max(30)
  .refine((days) => days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0)));

const SecondFactorMethod = z.enum(["email", "totp", "sms"]);
export type SecondFactorMethod = z.infer<typeof SecondFactorMethod>;

/**
 * Cognito accepts e-mail as the only method, but CloudFormation does not.
 * @see https://github.com/aws/aws-cdk/issues/32615
 */
const SecondFactorMethods = z
  .array(SecondFactorMethod)
  .min(1)
  .refine((methods) => new Set(methods).size === methods.length)
  .refine((methods) => methods.some((method) => method !== "email"));

const HostName = z
  .string()
  .max(253)
  .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+$/i);

/** Each description completes the sentence "allowed is ...". */
const Fields = z.strictObject({
  companyName: Text.describe("a line of 1 to 100 characters"),
  fromAddress: EmailAddress.describe("an e-mail address, verified in SES"),
  senderIdentity: z
    .enum(["address", "domain"])
    .default("address")
    .describe('"address" or "domain": what SES has verified, fromAddress itself or its domain'),
  replyTo: EmailAddress.optional().describe("an e-mail address, or leave it out"),
  supportContact: Text.describe("a line of 1 to 100 characters: an address, a telephone number, a web address"),
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
  deadline: Day.default(14).describe("a whole number of days, 1 to 180"),
  defaultLocale: z.enum(["en"]).default("en").describe('"en"'),
  secondFactor: z
    .enum(["off", "optional", "required"])
    .optional()
    .describe('"off", "optional" or "required"; left out with a userPoolId, whose owner decides'),
  secondFactorMethods: SecondFactorMethods.optional().describe(
    'one or more of "email", "totp" and "sms", "email" not alone; left out unless secondFactor is "optional" or "required"',
  ),
  cookieDomain: HostName.optional().describe('a host name, as in "example.com", or leave it out'),
  userPoolId: z
    .string()
    .max(55)
    .regex(/^[a-z]{2}(-[a-z]+)+-\d_[0-9A-Za-z]+$/)
    .optional()
    .describe('the id of a user pool, as in "eu-west-1_a1B2c3D4e", together with an appClientId; or leave out both'),
  appClientId: z
    .string()
    .regex(/^[\w+]{1,128}$/)
    .optional()
    .describe("the id of an app client of the pool userPoolId; or leave out both"),
  removalPolicy: z.enum(["retain", "destroy"]).default("retain").describe('"retain" or "destroy"'),
  alarmTopicArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/)
    .optional()
    .describe("the ARN of an SNS topic, or leave it out"),
});
type Fields = z.infer<typeof Fields>;

interface Rule {
  /** The settings that the rule compares; a violation is reported for the first one. */
  readonly names: readonly [keyof Fields, ...(keyof Fields)[]];
  readonly holds: (settings: Fields) => boolean;
}

const rules: readonly Rule[] = [
  { names: ["reminders", "deadline"], holds: ({ reminders, deadline }) => (reminders.at(-1) ?? 0) < deadline },
  { names: ["userPoolId", "appClientId"], holds: ({ userPoolId, appClientId }) => !appClientId || !!userPoolId },
  { names: ["appClientId", "userPoolId"], holds: ({ userPoolId, appClientId }) => !userPoolId || !!appClientId },
  { names: ["secondFactor", "userPoolId"], holds: ({ secondFactor, userPoolId }) => !secondFactor || !userPoolId },
  {
    names: ["secondFactorMethods", "secondFactor"],
    holds: ({ secondFactor = "off", secondFactorMethods }) => !secondFactorMethods || secondFactor !== "off",
  },
];

/** The schema of the context `onboarding` in cdk.json. Days are numbers there. */
export const Settings = Fields.check(({ value, issues }) => {
  const wrong = new Set(issues.map(({ path }) => path?.[0]));
  for (const { names, holds } of rules) {
    if (names.some((name) => wrong.has(name)) || holds(value)) continue;
    issues.push({ code: "custom", path: [names[0]], input: value });
  }
});

function durationOf(text: string): Duration {
  const [count, unit = ""] = text.split(" ");
  return unit.startsWith("hour") ? Duration.hours(Number(count)) : Duration.minutes(Number(count));
}
