import {
  DescribeEventBusCommand,
  ListArchivesCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { afterEach, beforeEach, expect, it } from "vitest";
import { busArn, entry, placed, startEventBridge, target } from "./eventbridge-host.ts";

let subject: Awaited<ReturnType<typeof startEventBridge>>;
beforeEach(async () => {
  subject = await startEventBridge();
});
afterEach(() => subject.stop());

it("ListRules and ListTargetsByRule answer the properties of a rule", async () => {
  subject.createRule({ Description: "new orders" });
  const EventBusName = "orders";
  const { Rules } = await subject.client.send(new ListRulesCommand({ EventBusName }));
  const { Targets } = await subject.client.send(new ListTargetsByRuleCommand({ EventBusName, Rule: "placed" }));
  expect(Rules).toEqual([
    {
      Name: "placed",
      Arn: "arn:aws:events:eu-west-1:000000000000:rule/orders/placed",
      EventPattern: JSON.stringify(placed),
      State: "ENABLED",
      Description: "new orders",
      EventBusName,
    },
  ]);
  expect(Targets).toEqual([target]);
});

it("DescribeEventBus and ListEventBuses answer the default bus and others", async () => {
  const described = await subject.client.send(new DescribeEventBusCommand({ Name: "orders" }));
  const { EventBuses } = await subject.client.send(new ListEventBusesCommand({}));
  expect(described).toMatchObject({ Name: "orders", Arn: busArn });
  expect(EventBuses?.map((bus) => bus.Name)).toEqual(["default", "orders"]);
});

it("a bus or a rule that does not exist gives ResourceNotFoundException", async () => {
  const name = "ResourceNotFoundException";
  const noBus = subject.client.send(new DescribeEventBusCommand({ Name: "nope" }));
  await expect(noBus).rejects.toMatchObject({ name, message: "Event bus nope does not exist." });
  const noRule = subject.client.send(new ListTargetsByRuleCommand({ Rule: "nope" }));
  await expect(noRule).rejects.toMatchObject({ name, message: "Rule nope does not exist on EventBus default." });
});

it("ListArchives answers how many events each archive has counted", async () => {
  const archive = { SourceArn: busArn, RetentionDays: 30, EventPattern: placed, KmsKeyIdentifier: "" };
  subject.bridge.createArchive({ ArchiveName: "placed-orders", ...archive });
  await subject.put(entry(), entry({ Source: "payroll" }));
  const { Archives } = await subject.client.send(new ListArchivesCommand({ EventSourceArn: busArn }));
  expect(Archives).toMatchObject([
    { ArchiveName: "placed-orders", State: "ENABLED", RetentionDays: 30, EventCount: 1 },
  ]);
});

const envelope = JSON.stringify({
  id: "1",
  account: "000000000000",
  source: "shop",
  time: "2026-01-05T09:00:00Z",
  region: "eu-west-1",
  resources: [],
  "detail-type": "OrderPlaced",
});

function testPattern(EventPattern: string, Event = envelope) {
  return subject.client.send(new TestEventPatternCommand({ EventPattern, Event }));
}

it("TestEventPattern answers whether the event matches", async () => {
  expect((await testPattern(JSON.stringify(placed))).Result).toBe(true);
  expect((await testPattern('{"source":["payroll"]}')).Result).toBe(false);
});

it.each([
  ["a pattern that is not JSON", "{", envelope, "InvalidEventPatternException"],
  ["an unknown operator", '{"a":[{"regex":"x"}]}', envelope, "InvalidEventPatternException"],
  ["an event that is not JSON", '{"a":["x"]}', "{", "ValidationException"],
  ["an event without its fields", '{"a":["x"]}', '{"a":"x"}', "ValidationException"],
])("TestEventPattern refuses %s", async (_kind, pattern, event, name) => {
  await expect(testPattern(pattern, event)).rejects.toMatchObject({ name });
});
