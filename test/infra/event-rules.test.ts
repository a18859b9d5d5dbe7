import { expect, it } from "vitest";
import { z } from "zod";
import { receiverClientOptions } from "../../tasks/lib/clients.ts";
import { synthesizeStack } from "./synthesize-stack.ts";

const template = synthesizeStack();

const GetAtt = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) });
const Rule = z.object({
  EventBusName: z.object({ Ref: z.string() }).optional(),
  EventPattern: z.object({
    source: z.tuple([z.string()]),
    "detail-type": z.tuple([z.string()]),
    detail: z.unknown().optional(),
  }),
  Targets: z.tuple([
    z.object({
      Arn: GetAtt,
      DeadLetterConfig: z.object({ Arn: GetAtt }),
      RetryPolicy: z.object({ MaximumEventAgeInSeconds: z.number(), MaximumRetryAttempts: z.number() }),
    }),
  ]),
});
const rules = Object.values(template.findResources("AWS::Events::Rule")).map(({ Properties }) =>
  Rule.parse(Properties),
);

function receiverOf({ Targets: [target] }: z.infer<typeof Rule>): string {
  const resource = template.findResources("AWS::Lambda::Function")[target.Arn["Fn::GetAtt"][0]];
  return z.object({ FunctionName: z.string() }).parse(resource?.["Properties"]).FunctionName;
}

function ruleFor(detailType: string) {
  const found = rules.filter(({ EventPattern }) => EventPattern["detail-type"][0] === detailType);
  expect(found).toHaveLength(1);
  return Rule.parse(found[0]);
}

it.each([
  ["EmployeeHired", "onboarding-start-onboarding"],
  ["EmployeeHireCancelled", "onboarding-signal-onboarding"],
  ["EmployeeEmailChanged", "onboarding-signal-onboarding"],
  ["InvitationResendRequested", "onboarding-signal-onboarding"],
  ["PasswordResetRequested", "onboarding-start-password-reset"],
])("routes HR's %s to %s, from our own bus", (detailType, receiver) => {
  const rule = ruleFor(detailType);
  expect(rule.EventPattern).toEqual({ source: ["hr"], "detail-type": [detailType] });
  expect(rule.EventBusName?.Ref).toMatch(/^EventsBus/);
  expect(receiverOf(rule)).toBe(receiver);
});

it("gives the receivers of HR's events enough time for all attempts of a call", () => {
  const Receiver = z.object({ FunctionName: z.string(), Timeout: z.number() });
  const timeouts = new Map(
    Object.values(template.findResources("AWS::Lambda::Function")).map(({ Properties }) => {
      const { FunctionName, Timeout } = Receiver.parse(Properties);
      return [FunctionName, Timeout];
    }),
  );
  // The SDK's longest pauses while it is throttled, in seconds; each attempt may take a connection and an answer.
  const pauses = Array.from({ length: receiverClientOptions.maxAttempts - 1 }, (_, n) => Math.min(20, 0.5 * 2 ** n));
  const { connectionTimeout, requestTimeout } = receiverClientOptions.requestHandler;
  const attempts = (receiverClientOptions.maxAttempts * (connectionTimeout + requestTimeout)) / 1_000;
  const longest = pauses.reduce((sum, pause) => sum + pause, attempts);
  const receivers = rules.filter(({ EventPattern }) => EventPattern.source[0] === "hr").map(receiverOf);
  expect(new Set(receivers).size).toBe(3);
  for (const receiver of receivers) expect(timeouts.get(receiver)).toBeGreaterThan(longest);
});

const tags = {
  "ses:configuration-set": [{ Ref: expect.stringMatching(/^MailConfigurationSet/) }],
  onboardingId: [{ exists: true }],
};
const machine = (id: string) => ({ Ref: expect.stringMatching(new RegExp(`^${id}StateMachine`)) });

it.each([
  ["Email Bounced", "report-bounce", "aws.ses", { bounce: { bounceType: ["Permanent"] }, mail: { tags } }],
  ["Email Complaint Received", "report-bounce", "aws.ses", { mail: { tags } }],
  [
    "Step Functions Execution Status Change",
    "report-failure",
    "aws.states",
    {
      status: ["FAILED", "TIMED_OUT", "ABORTED"],
      stateMachineArn: [machine("Onboarding"), machine("PasswordReset")],
    },
  ],
] as const)("routes our %s to %s, from the default bus", (detailType, task, source, detail) => {
  const rule = ruleFor(detailType);
  expect(rule.EventPattern).toEqual({ source: [source], "detail-type": [detailType], detail });
  expect(rule.EventBusName).toBeUndefined();
  expect(receiverOf(rule)).toBe(`onboarding-${task}`);
});

it("has no other rule, and retries each delivery for hours before the dead-letter queue", () => {
  expect(rules).toHaveLength(8);
  for (const { Targets } of rules) {
    expect(Targets[0].RetryPolicy).toEqual({ MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 21_600 });
    expect(Targets[0].DeadLetterConfig.Arn["Fn::GetAtt"][0]).toMatch(/^EventsDeadLetters/);
  }
});

it("sends the failed events of every receiver to the dead-letter queue", () => {
  const Invocation = z.object({ FunctionName: z.object({ Ref: z.string() }), DestinationConfig: z.unknown() });
  const found = Object.values(template.findResources("AWS::Lambda::EventInvokeConfig")).map(({ Properties }) =>
    Invocation.parse(Properties),
  );
  const destination = { "Fn::GetAtt": [expect.stringMatching(/^EventsDeadLetters/), "Arn"] };
  expect(found.map(({ DestinationConfig }) => DestinationConfig)).toEqual(
    Array.from({ length: 5 }, () => ({ OnFailure: { Destination: destination } })),
  );
  const receivers = new Set(rules.map(({ Targets }) => Targets[0].Arn["Fn::GetAtt"][0]));
  expect(new Set(found.map(({ FunctionName }) => FunctionName.Ref))).toEqual(receivers);
});
