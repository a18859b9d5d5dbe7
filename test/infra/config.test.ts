import { expect, it } from "vitest";
import { InvalidConfig, parseConfig } from "../../infra/config.ts";

const valid = {
  companyName: "Example Corp",
  fromAddress: "onboarding@example.com",
  supportContact: "people@example.com",
  signInUrl: "https://app.example.com/",
};

function problemsOf(context: unknown): string[] {
  try {
    parseConfig(context);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidConfig)) throw error;
    return error.message.split("\n");
  }
}

it("fills in what is left out", () => {
  const config = parseConfig(valid);
  expect(config).toMatchObject({ hrEventSource: "hr", defaultLocale: "en", isRetained: true });
  expect(config).toMatchObject({ secondFactor: { policy: "off", methods: [] }, senderIdentity: "address" });
  expect(config.importedPool).toBeUndefined();
  expect(config.linkLifetime.toHours()).toBe(24);
  expect(config.reminders.map((reminder) => reminder.toDays())).toEqual([1, 3, 7]);
  expect(config.deadline.toDays()).toBe(14);
});

it.each([
  ["90 minutes", 5400],
  ["1 hour", 3600],
  ["24 hours", 86_400],
  ["1440 minutes", 86_400],
])("reads the link lifetime %s as %i seconds", (linkLifetime, seconds) => {
  expect(parseConfig({ ...valid, linkLifetime }).linkLifetime.toSeconds()).toBe(seconds);
});

it.each([
  ["companyName", "", '""', "a line of 1 to 100 characters"],
  ["companyName", "Example\r\nBcc: x", '"Example\\r\\nBcc: x"', "a line of 1 to 100 characters"],
  ["fromAddress", "Onboarding", '"Onboarding"', "an e-mail address"],
  ["replyTo", "", '""', "an e-mail address"],
  ["signInUrl", "http://app.example.com/", '"http://app.example.com/"', "https://"],
  ["hrEventSource", "aws.hr", '"aws.hr"', "does not start with aws."],
  ["linkLifetime", "25 hours", '"25 hours"', "24 hours at most"],
  ["linkLifetime", "1441 minutes", '"1441 minutes"', "24 hours at most"],
  ["linkLifetime", "1 day", '"1 day"', '"24 hours"'],
  ["linkLifetime", 24, "24", '"24 hours"'],
  ["reminders", [3, 1], "[3,1]", "rise"],
  ["reminders", [1, 1], "[1,1]", "rise"],
  ["reminders", [0.5], "[0.5]", "whole days"],
  ["reminders", [1, 14], "[1,14]", "before the deadline"],
  ["deadline", 0, "0", "1 to 180"],
  ["deadline", 181, "181", "1 to 180"],
  ["defaultLocale", "xx", '"xx"', '"en"'],
  ["removalPolicy", "keep", '"keep"', '"retain" or "destroy"'],
  ["alarmTopicArn", "alarms", '"alarms"', "the ARN of an SNS topic"],
  ["secondFactor", "on", '"on"', '"off", "optional" or "required"'],
  ["senderIdentity", "example.com", '"example.com"', '"address" or "domain"'],
  ["cookieDomain", "https://example.com", '"https://example.com"', "a host name"],
  ["cookieDomain", ".example.com", '".example.com"', "a host name"],
  ["colour", "red", '"red"', "one of the settings companyName,"],
])("refuses %s = %j by its name, its value and what is allowed", (name, value, written, allowed) => {
  const problems = problemsOf({ ...valid, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`onboarding.${name} is ${written}; allowed is `);
  expect(problems[0]).toContain(allowed);
});

it("names all problems at once", () => {
  const problems = problemsOf({ ...valid, signInUrl: undefined, deadline: "soon", reminders: [2, 1], colour: "red" });
  expect(problems.map((problem) => problem.split(" is ")[0]).sort()).toEqual([
    "onboarding.colour",
    "onboarding.deadline",
    "onboarding.reminders",
    "onboarding.signInUrl",
  ]);
});

it("says that a setting is missing", () => {
  const { companyName: _, ...rest } = valid;
  expect(problemsOf(rest)).toEqual(["onboarding.companyName is missing; allowed is a line of 1 to 100 characters."]);
});

it.each([undefined, null, "off"])("refuses the context %j as a whole", (context) => {
  expect(problemsOf(context)).toEqual([expect.stringContaining("allowed is an object")]);
});

it("accepts reminders up to the day before the deadline, and none at all", () => {
  expect(problemsOf({ ...valid, reminders: [13] })).toEqual([]);
  expect(problemsOf({ ...valid, reminders: [] })).toEqual([]);
});

it.each([["optional"], ["required"]] as const)("enables e-mail and an app for a second factor that is %s", (policy) => {
  const methods = ["email", "totp"];
  expect(parseConfig({ ...valid, secondFactor: policy }).secondFactor).toEqual({ policy, methods });
});

it.each([[["totp"]], [["sms"]], [["email", "sms"]], [["email", "totp", "sms"]]])(
  "accepts the second factors %j",
  (secondFactorMethods) => {
    const { secondFactor } = parseConfig({ ...valid, secondFactor: "required", secondFactorMethods });
    expect(secondFactor).toEqual({ policy: "required", methods: secondFactorMethods });
  },
);

it.each([[[]], [["email"]], [["totp", "totp"]], [["fido"]], ["totp"]])("refuses the second factors %j", (methods) => {
  const problems = problemsOf({ ...valid, secondFactor: "required", secondFactorMethods: methods });
  expect(problems).toEqual([expect.stringContaining(`onboarding.secondFactorMethods is ${JSON.stringify(methods)}; `)]);
});

const pool = { userPoolId: "eu-west-1_a1B2c3D4e", appClientId: "1h57kf5cpq17m0eml12EXAMPLE" };

it("accepts an existing user pool", () => {
  expect(parseConfig({ ...valid, ...pool }).importedPool).toEqual(pool);
});

it.each([
  ["userPoolId", { appClientId: pool.appClientId }, "missing"],
  ["appClientId", { userPoolId: pool.userPoolId }, "missing"],
  ["userPoolId", { ...pool, userPoolId: "people" }, '"people"'],
  ["appClientId", { ...pool, appClientId: "a-b" }, '"a-b"'],
  ["secondFactor", { ...pool, secondFactor: "required" }, '"required"'],
  ["secondFactor", { ...pool, secondFactor: "off" }, '"off"'],
  ["secondFactorMethods", { ...pool, secondFactorMethods: ["totp"] }, '["totp"]'],
  ["secondFactorMethods", { secondFactorMethods: ["totp"] }, '["totp"]'],
  ["secondFactorMethods", { secondFactor: "off", secondFactorMethods: ["totp"] }, '["totp"]'],
])("names %s as the setting to change in %j", (name, changes, written) => {
  const problems = problemsOf({ ...valid, ...changes });
  expect(problems).toEqual([expect.stringContaining(`onboarding.${name} is ${written}; allowed is `)]);
});
