import { GetQueueUrlCommand, ListQueuesCommand, PurgeQueueCommand } from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startSqs } from "./sqs-host.ts";

let subject: Awaited<ReturnType<typeof startSqs>>;
beforeEach(async () => {
  subject = await startSqs();
});
afterEach(() => subject.stop());

it("a queue is found by name and listed", async () => {
  const found = await subject.client.send(new GetQueueUrlCommand({ QueueName: "dead-letters" }));
  const listed = await subject.client.send(new ListQueuesCommand({ QueueNamePrefix: "dead" }));
  expect(found.QueueUrl).toBe("https://sqs.eu-west-1.amazonaws.com/000000000000/dead-letters");
  expect(listed.QueueUrls).toEqual([found.QueueUrl]);
});

it("a queue is empty after PurgeQueue, which is refused for the next minute", async () => {
  const purge = () => subject.client.send(new PurgeQueueCommand({ QueueUrl: subject.queue.url }));
  await subject.send();
  await purge();
  expect(await subject.count()).toEqual({ visible: "0", hidden: "0" });
  await expect(purge()).rejects.toMatchObject({ name: "PurgeQueueInProgress" });
});

it("a queue that does not exist gives QueueDoesNotExist", async () => {
  const QueueUrl = `${subject.queue.url}-nope`;
  const message = "The specified queue does not exist.";
  await expect(subject.send({ QueueUrl })).rejects.toMatchObject({ name: "QueueDoesNotExist", message });
  await expect(subject.sqs.send("arn:nope", "x")).rejects.toMatchObject({ code: "QueueDoesNotExist" });
});

it.each([
  ["FifoQueue", { FifoQueue: true }],
  ["QueueName", { QueueName: "orders.fifo" }],
  ["RedrivePolicy", { RedrivePolicy: { maxReceiveCount: 3 } }],
])("a queue is refused with %s by name", (name, properties) => {
  expect(() => subject.sqs.createQueue(properties)).toThrow(name);
});

it.each([
  ["an empty body", { MessageBody: "" }, "MissingParameter"],
  ["a body over 1 MiB", { MessageBody: "x".repeat(1024 * 1024 + 1) }, "InvalidParameterValue"],
  ["characters outside XML", { MessageBody: "\u0001" }, "InvalidMessageContents"],
  ["an attribute without a value", { MessageAttributes: { a: { DataType: "String" } } }, "InvalidParameterValue"],
  ["a delay over 15 minutes", { DelaySeconds: 901 }, "InvalidParameterValue"],
  ["a FIFO group", { MessageGroupId: "a" }, "NotSupportedLocally"],
])("SendMessage refuses %s", async (_kind, overrides, name) => {
  await expect(subject.send(overrides)).rejects.toMatchObject({ name });
});

it("ReceiveMessage refuses more than ten messages", async () => {
  await expect(subject.receive({ MaxNumberOfMessages: 11 })).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message: "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
  });
});
