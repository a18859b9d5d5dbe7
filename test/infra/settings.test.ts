import { Match, type Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { synthesizeStack } from "./synthesize-stack.ts";

const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const kept = synthesizeStack();
const disposable = synthesizeStack({
  removalPolicy: "destroy",
  alarmTopicArn: topicArn,
  hrEventSource: "people",
  linkLifetime: "90 minutes",
  reminders: [2],
  deadline: 5,
  cookieDomain: "example.com",
});

function resources(template: Template, type: string) {
  return Object.values(template.findResources(type));
}

it.each(["AWS::Cognito::UserPool", "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup"])(
  "keeps or deletes %s with the stack, as configured",
  (type) => {
    const policies = (template: Template) => new Set(resources(template, type).map((found) => found["DeletionPolicy"]));
    expect(policies(kept)).toEqual(new Set(["Retain"]));
    expect(policies(disposable)).toEqual(new Set(["Delete"]));
  },
);

it("protects the pool and the table against deletion only when they are retained", () => {
  kept.hasResourceProperties("AWS::Cognito::UserPool", { DeletionProtection: "ACTIVE" });
  kept.hasResourceProperties("AWS::DynamoDB::Table", { DeletionProtectionEnabled: true });
  disposable.hasResourceProperties("AWS::Cognito::UserPool", { DeletionProtection: "INACTIVE" });
  expect(resources(disposable, "AWS::DynamoDB::Table")[0]?.["Properties"].DeletionProtectionEnabled).not.toBe(true);
});

it("sends every alarm to the topic when one is configured", () => {
  for (const alarm of resources(disposable, "AWS::CloudWatch::Alarm")) {
    expect(alarm["Properties"].AlarmActions).toEqual([topicArn]);
  }
  for (const alarm of resources(kept, "AWS::CloudWatch::Alarm")) {
    expect(alarm["Properties"].AlarmActions).toBeUndefined();
  }
});

it("has an alarm for everything that needs an operator", () => {
  const alarms = resources(kept, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties.MetricName);
  expect(new Set(alarms)).toEqual(
    new Set([
      "ExecutionsFailed",
      "ExecutionsTimedOut",
      "ExecutionsAborted",
      "Errors",
      "AsyncEventsDropped",
      "Throttles",
      "5xx",
      "ApproximateNumberOfMessagesVisible",
    ]),
  );
  expect(alarms.filter((name) => name === "Errors")).toHaveLength(16);
  expect(alarms.filter((name) => name === "Throttles")).toHaveLength(18);
});

it.each(["signal-onboarding", "start-onboarding"])("raises no alarm for an event that %s postpones", (name) => {
  const [id] = Object.keys(
    kept.findResources(
      "AWS::Lambda::Function",
      Match.objectLike({
        Properties: { FunctionName: `onboarding-${name}` },
      }),
    ),
  );
  const about = resources(kept, "AWS::CloudWatch::Alarm").filter(({ Properties }) =>
    JSON.stringify(Properties.Dimensions ?? []).includes(`"${id}"`),
  );
  expect(about.map(({ Properties }) => [Properties.MetricName, Properties.Statistic]).sort()).toEqual([
    ["AsyncEventsDropped", "Sum"],
    ["Throttles", "Sum"],
  ]);
});

it("passes lifetimes to the functions, and days to the state machine, in seconds", () => {
  disposable.hasResourceProperties("AWS::Lambda::Function", {
    Environment: { Variables: { LINK_LIFETIME_SECONDS: "5400" } },
  });
  const onboarding = JSON.stringify(disposable.findResources("AWS::StepFunctions::StateMachine"));
  expect(onboarding).toContain("$reminder < 1 %}");
  expect(onboarding).toContain("[172800,432000][$reminder]");
});

it("matches events of the configured source", () => {
  const patterns = resources(disposable, "AWS::Events::Rule").map(
    ({ Properties }) => Properties.EventPattern.source[0],
  );
  expect(new Set(patterns)).toEqual(new Set(["people", "aws.ses", "aws.states"]));
});

it("passes the cookie domain to the portal only when one is configured", () => {
  const withCookieDomain = Match.objectLike({ Environment: { Variables: { COOKIE_DOMAIN: "example.com" } } });
  disposable.hasResourceProperties("AWS::Lambda::Function", withCookieDomain);
  expect(JSON.stringify(kept.toJSON())).not.toContain("COOKIE_DOMAIN");
});
