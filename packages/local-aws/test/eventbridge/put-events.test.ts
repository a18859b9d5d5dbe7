import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { busArn, entry, startEventBridge, targetArn } from "./eventbridge-host.ts";

let subject: Awaited<ReturnType<typeof startEventBridge>>;
beforeEach(async () => {
  subject = await startEventBridge();
});
afterEach(() => subject.stop());

it.each(["orders", busArn])("PutEvents delivers the envelope to the target of a rule on the bus %s", async (bus) => {
  subject.createRule();
  const { FailedEntryCount, Entries } = await subject.put(entry({ EventBusName: bus, Resources: ["arn:x"] }));
  expect(FailedEntryCount).toBe(0);
  expect(subject.deliver.mock.calls[0]?.[0]).toBe(targetArn);
  expect(subject.firstPayload()).toEqual({
    version: "0",
    id: Entries?.[0]?.EventId,
    "detail-type": "OrderPlaced",
    source: "shop",
    account: "000000000000",
    time: "2026-01-05T09:00:00Z",
    region: "eu-west-1",
    resources: ["arn:x"],
    detail: { orderId: "1001", givenName: "Ada" },
  });
});

it("PutEvents keeps the time that the sender gives, to the second", async () => {
  await subject.put(entry({ Time: new Date("2026-01-02T03:04:05.678Z") }));
  expect(subject.bridge.events()[0]?.event.time).toBe("2026-01-02T03:04:05Z");
});

it("PutEvents answers failed entries in the order of the request and accepts the others", async () => {
  const required = (name: string) => `Parameter ${name} is not valid. Reason: ${name} is a required argument.`;
  const answer = await subject.put(
    entry({ Source: undefined }),
    entry(),
    entry({ DetailType: undefined }),
    entry({ Detail: undefined }),
    entry({ Source: "aws.states" }),
  );
  expect(answer).toEqual({
    FailedEntryCount: 4,
    Entries: [
      { ErrorCode: "InvalidArgument", ErrorMessage: required("Source") },
      { EventId: expect.any(String) },
      { ErrorCode: "InvalidArgument", ErrorMessage: required("DetailType") },
      { ErrorCode: "InvalidArgument", ErrorMessage: required("Detail") },
      { ErrorCode: "NotAuthorizedForSourceException", ErrorMessage: "Not authorized for the source." },
    ],
  });
  expect(subject.bridge.events()).toHaveLength(1);
});

it.each(['{"a":', '"text"', "[1]", "null", "7"])("PutEvents answers MalformedDetail for %s", async (Detail) => {
  expect(await subject.put(entry({ Detail }))).toEqual({
    FailedEntryCount: 1,
    Entries: [{ ErrorCode: "MalformedDetail", ErrorMessage: "Detail is malformed." }],
  });
});

it("PutEvents refuses more than ten entries", async () => {
  await expect(subject.put(...Array.from({ length: 11 }, () => entry()))).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining("Member must have length less than or equal to 10"),
  });
  expect(subject.bridge.events()).toHaveLength(0);
});

it("PutEvents refuses a request of 1 MB and accepts one of 200 kB", async () => {
  const Detail = (bytes: number) => JSON.stringify({ text: "x".repeat(bytes) });
  const large = entry({ Detail: Detail(512 * 1024) });
  await expect(subject.put(large, large)).rejects.toMatchObject({
    name: "ValidationException",
    message: "Total size of the entries in the request is over the limit.",
  });
  expect(await subject.put(entry({ Detail: Detail(200_000) }))).toMatchObject({ FailedEntryCount: 0 });
});

it("PutEvents refuses the whole request when all entries are empty", async () => {
  const blank = subject.put({ EventBusName: "orders" }, {});
  await expect(blank).rejects.toMatchObject({ name: "ValidationException" });
});

it("PutEvents accepts and drops an event for a bus that does not exist", async () => {
  const answer = await subject.put(entry({ EventBusName: "nope" }));
  expect(answer).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] });
  expect(subject.bridge.events()).toHaveLength(0);
});

it("an accepted event is listed with its rules, and subscribers get it", async () => {
  const listener = vi.fn();
  const stop = subject.bridge.subscribe(listener);
  subject.createRule();
  await subject.put(entry());
  stop();
  await subject.put(entry());
  expect(listener.mock.calls).toMatchObject([[{ eventBusName: "orders", rules: ["placed"] }]]);
  expect(subject.bridge.events()).toHaveLength(2);
});

it("the list holds the last 5,000 events", () => {
  for (let index = 0; index < 5_001; index += 1) {
    subject.bridge.putServiceEvent({ source: "aws.x", detailType: "y", detail: { index }, resources: [] });
  }
  expect(subject.bridge.events()).toHaveLength(5_000);
  expect(subject.bridge.events()[0]?.event.detail).toEqual({ index: 1 });
});

it("events of AWS services arrive on the default bus", async () => {
  const detailType = "Step Functions Execution Status Change";
  const EventPattern = { source: ["aws.states"], detail: { status: ["FAILED"] } };
  subject.createRule({ EventBusName: "default", EventPattern });
  for (const status of ["RUNNING", "FAILED"]) {
    subject.bridge.putServiceEvent({ source: "aws.states", detailType, detail: { status }, resources: ["arn:x"] });
  }
  await subject.activity.idle();
  expect(subject.deliver).toHaveBeenCalledTimes(1);
  expect(subject.firstPayload()).toMatchObject({
    source: "aws.states",
    "detail-type": detailType,
    resources: ["arn:x"],
    detail: { status: "FAILED" },
  });
});
