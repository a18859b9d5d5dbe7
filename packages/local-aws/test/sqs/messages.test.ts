import { DeleteMessageCommand } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSqs } from "./sqs-host.ts";

let subject: Awaited<ReturnType<typeof startSqs>>;
beforeEach(async () => {
  subject = await startSqs();
});
afterEach(() => subject.stop());

it("a message arrives with body and attributes, whose digests the SDK checks", async () => {
  const MessageAttributes = {
    RULE_ARN: { DataType: "String", StringValue: "arn:ö" },
    count: { DataType: "Number", StringValue: "3" },
    raw: { DataType: "Binary", BinaryValue: Buffer.from([0, 1, 255]) },
  };
  const sent = await subject.send({ MessageAttributes });
  const [message] = await subject.receive({ MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] });
  expect(message).toMatchObject({ MessageId: sent.MessageId, Body: "Grüße" });
  expect(message?.MessageAttributes?.["RULE_ARN"]).toEqual(MessageAttributes.RULE_ARN);
  expect(Buffer.from(message?.MessageAttributes?.["raw"]?.BinaryValue ?? [])).toEqual(Buffer.from([0, 1, 255]));
  expect(message?.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
  expect(message?.Attributes).toMatchObject({ ApproximateReceiveCount: "1", SentTimestamp: "1767603600000" });
});

it("ReceiveMessage answers only the requested attributes", async () => {
  await subject.sqs.send(subject.queue.arn, "{}", { "shop.a": "1", "shop.b": "2", other: "3" });
  const [message] = await subject.receive({ MessageAttributeNames: ["shop.*"] });
  expect(Object.keys(message?.MessageAttributes ?? {})).toEqual(["shop.a", "shop.b"]);
  expect(message?.Attributes).toBeUndefined();
});

it("a received message is hidden until its visibility timeout is over", async () => {
  await subject.send();
  expect(await subject.receive({ VisibilityTimeout: 10 })).toHaveLength(1);
  expect(await subject.receive()).toHaveLength(0);
  expect(await subject.count()).toEqual({ visible: "0", hidden: "1" });
  await subject.clock.advance(10_000);
  const [again] = await subject.receive({ MessageSystemAttributeNames: ["ApproximateReceiveCount"] });
  expect(again?.Attributes).toEqual({ ApproximateReceiveCount: "2" });
});

it("the handle of the latest receive deletes a message", async () => {
  const QueueUrl = subject.queue.url;
  await subject.send();
  const [first] = await subject.receive({ VisibilityTimeout: 0 });
  const [second] = await subject.receive({ VisibilityTimeout: 0 });
  await subject.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first?.ReceiptHandle }));
  expect(await subject.count()).toEqual({ visible: "1", hidden: "0" });
  await subject.client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: second?.ReceiptHandle }));
  expect(await subject.count()).toEqual({ visible: "0", hidden: "0" });
});

it("a message is visible after its delay and until its retention ends", async () => {
  await subject.send({ DelaySeconds: 5 });
  expect(await subject.receive()).toHaveLength(0);
  await subject.clock.advance(5_000);
  expect(await subject.receive({ VisibilityTimeout: 0 })).toHaveLength(1);
  await subject.clock.advance(4 * 24 * 60 * 60 * 1_000);
  expect(await subject.receive()).toHaveLength(0);
});

it("messages() returns a message with its attributes", async () => {
  await subject.sqs.send(subject.queue.arn, "lost", { ERROR_CODE: "NO_RESOURCE" });
  expect(subject.sqs.messages(subject.queue.arn)).toMatchObject([
    { body: "lost", attributes: { ERROR_CODE: "NO_RESOURCE" }, sentAt: "2026-01-05T09:00:00.000Z", receiveCount: 0 },
  ]);
});

it("a long poll ends when a message arrives", async () => {
  const received = subject.receive({ WaitTimeSeconds: 20 });
  await subject.waiting();
  await subject.send({ MessageBody: "at last" });
  expect(await received).toMatchObject([{ Body: "at last" }]);
});

it("a long poll ends empty when its time is over", async () => {
  const received = subject.receive({ WaitTimeSeconds: 20 });
  await subject.waiting();
  await subject.clock.advance(20_000);
  expect(await received).toEqual([]);
});

it("a long poll ends when a message becomes visible again", async () => {
  await subject.send();
  await subject.receive({ VisibilityTimeout: 5 });
  const received = subject.receive({ WaitTimeSeconds: 20 });
  await subject.waiting();
  await subject.clock.advance(5_000);
  expect(await received).toHaveLength(1);
});
