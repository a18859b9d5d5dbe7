import type { Template } from "aws-cdk-lib/assertions";
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

it("protects the pool and the table against deletion by hand only when they are kept", () => {
  kept.hasResourceProperties("AWS::Cognito::UserPool", { DeletionProtection: "ACTIVE" });
  kept.hasResourceProperties("AWS::DynamoDB::Table", { DeletionProtectionEnabled: true });
  disposable.hasResourceProperties("AWS::Cognito::UserPool", { DeletionProtection: "INACTIVE" });
  expect(resources(disposable, "AWS::DynamoDB::Table")[0]?.["Properties"].DeletionProtectionEnabled).not.toBe(true);
});

it("tells the topic about every alarm when there is one", () => {
  for (const alarm of resources(disposable, "AWS::CloudWatch::Alarm")) {
    expect(alarm["Properties"].AlarmActions).toEqual([topicArn]);
  }
  for (const alarm of resources(kept, "AWS::CloudWatch::Alarm")) {
    expect(alarm["Properties"].AlarmActions).toBeUndefined();
  }
});

it("raises an alarm for everything that somebody must look at", () => {
  const alarms = resources(kept, "AWS::CloudWatch::Alarm").map(({ Properties }) => Properties.MetricName);
  expect(new Set(alarms)).toEqual(
    new Set([
      "ExecutionsFailed",
      "ExecutionsTimedOut",
      "ExecutionsAborted",
      "Errors",
      "Throttles",
      "5xx",
      "ApproximateNumberOfMessagesVisible",
    ]),
  );
  expect(alarms.filter((name) => name === "Errors")).toHaveLength(9);
  expect(alarms.filter((name) => name === "Throttles")).toHaveLength(9);
});

it("hands days and lifetimes to the functions in seconds", () => {
  disposable.hasResourceProperties("AWS::Lambda::Function", {
    Environment: {
      Variables: { LINK_LIFETIME_SECONDS: "5400", REMINDERS_SECONDS: "172800", DEADLINE_SECONDS: "432000" },
    },
  });
  expect(JSON.stringify(resources(disposable, "AWS::StepFunctions::StateMachine"))).toContain("$reminder < 1 %}");
});

it("listens to the configured source", () => {
  disposable.hasResourceProperties("AWS::Events::Rule", { EventPattern: { source: ["people"] } });
  expect(resources(disposable, "AWS::Events::Rule")).toHaveLength(1);
});
