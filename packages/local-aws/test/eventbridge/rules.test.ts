import { afterEach, beforeEach, expect, it } from "vitest";
import { entry, startEventBridge, target } from "./eventbridge-host.ts";

let subject: Awaited<ReturnType<typeof startEventBridge>>;
beforeEach(async () => {
  subject = await startEventBridge();
});
afterEach(() => subject.stop());

it.each([
  ["another source", entry({ Source: "payroll" })],
  ["another detail type", entry({ DetailType: "OrderCancelled" })],
  ["another bus", entry({ EventBusName: "default" })],
])("a rule does not get an event of %s", async (_kind, other) => {
  subject.createRule();
  await subject.put(other);
  expect(subject.deliver).not.toHaveBeenCalled();
  expect(subject.bridge.events()).toMatchObject([{ rules: [] }]);
});

it("a rule does nothing while it is disabled", async () => {
  subject.createRule({ State: "DISABLED" });
  await subject.put(entry());
  expect(subject.deliver).not.toHaveBeenCalled();
});

it("the ARN of a rule has its bus, unless it is the default bus", () => {
  const prefix = "arn:aws:events:eu-west-1:000000000000:rule";
  expect(subject.createRule().arn).toBe(`${prefix}/orders/placed`);
  expect(subject.createRule({ EventBusName: "default" }).arn).toBe(`${prefix}/placed`);
});

const InputTransformer = {
  InputPathsMap: {
    id: "$.detail.orderId",
    all: "$.detail",
    type: "$['detail-type']",
    first: "$.resources[0]",
    none: "$.detail.none",
  },
  InputTemplate:
    '{"id":<id>,"all":<all>,"text":"\\"<id>\\" is <type>: <all><none>","first":<first>,"rule":<aws.events.rule-name>}',
};

it.each([
  ["Input", { Input: '{"fixed":true}' }, { fixed: true }],
  ["InputPath", { InputPath: "$.detail" }, { orderId: "1001", givenName: "Ada" }],
  ["an InputPath to nothing", { InputPath: "$.detail.none" }, null],
  [
    "InputTransformer",
    { InputTransformer },
    {
      id: "1001",
      all: { orderId: "1001", givenName: "Ada" },
      text: '"1001" is OrderPlaced: {"orderId":"1001","givenName":"Ada"}',
      first: "arn:x",
      rule: "placed",
    },
  ],
  [
    "the predefined variables",
    { InputTransformer: { InputTemplate: '{"at":<aws.events.event.ingestion-time>,"event":<aws.events.event.json>}' } },
    { at: "2026-01-05T09:00:00Z", event: expect.objectContaining({ source: "shop", version: "0" }) },
  ],
])("a target gets the input of %s", async (_kind, input, expected) => {
  subject.createRule({ Targets: [{ ...target, ...input }] });
  await subject.put(entry({ Resources: ["arn:x"] }));
  expect(subject.firstPayload()).toEqual(expected);
});

const unknownVariable = { InputPathsMap: { a: "$.a" }, InputTemplate: "{<b>}" };

it.each([
  ["an unknown operator", { EventPattern: { a: [{ regex: "x" }] } }, "Unrecognized match type regex"],
  ["a schedule", { ScheduleExpression: "rate(1 day)" }, "ScheduleExpression"],
  ["a target property that is not known", { Targets: [{ ...target, EcsParameters: {} }] }, "EcsParameters"],
  ["six targets", { Targets: Array(6).fill(target) }, "The requested resource exceeds the maximum number allowed."],
  ["a bus that does not exist", { EventBusName: "nope" }, "Event bus nope does not exist."],
  ["two kinds of input", { Targets: [{ ...target, Input: "{}", InputPath: "$" }] }, "Only one of Input"],
  ["a path with a filter", { Targets: [{ ...target, InputPath: "$.a[?(@.b)]" }] }, "$.a[?(@.b)]"],
  ["an unknown variable", { Targets: [{ ...target, InputTransformer: unknownVariable }] }, "<b>"],
])("a rule is not created with %s", (_kind, overrides, text) => {
  expect(() => subject.createRule(overrides)).toThrow(text);
});
