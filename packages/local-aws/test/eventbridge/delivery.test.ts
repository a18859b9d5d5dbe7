import { afterEach, beforeEach, expect, it } from "vitest";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { entry, queueArn, startEventBridge, target, targetArn } from "./eventbridge-host.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;

let subject: Awaited<ReturnType<typeof startEventBridge>>;
beforeEach(async () => {
  subject = await startEventBridge();
});
afterEach(() => subject.stop());

function withQueue(RetryPolicy = {}) {
  return { ...target, DeadLetterConfig: { Arn: queueArn }, RetryPolicy };
}

function failWith(code: string) {
  subject.deliver.mockRejectedValue(new AwsError(code, `${code} happened`));
}

function deadLetter() {
  const [arn, body = "", attributes] = subject.sendMessage.mock.calls[0] ?? [];
  return { arn, event: JSON.parse(body), attributes };
}

it("a failed delivery is retried with growing delays until it succeeds", async () => {
  subject.createRule();
  failWith("ServiceException");
  await subject.put(entry());
  await subject.clock.advance(749);
  expect(subject.deliver).toHaveBeenCalledTimes(1);
  await subject.clock.advance(1 + 1_500);
  expect(subject.deliver).toHaveBeenCalledTimes(3);
  subject.deliver.mockResolvedValue();
  await subject.clock.advance(DAY_MS);
  expect(subject.deliver).toHaveBeenCalledTimes(4);
  expect(subject.bridge.dropped()).toEqual([]);
});

it("the event is in the dead-letter queue when the retries are used up", async () => {
  const rule = subject.createRule({ Targets: [withQueue({ MaximumRetryAttempts: 2 })] });
  failWith("ServiceException");
  await subject.put(entry());
  await subject.clock.advance(60_000);
  expect(subject.deliver).toHaveBeenCalledTimes(3);
  expect(deadLetter()).toEqual({
    arn: queueArn,
    event: subject.bridge.events()[0]?.event,
    attributes: {
      RULE_ARN: rule.arn,
      TARGET_ARN: targetArn,
      ERROR_CODE: "ERROR_FROM_TARGET",
      ERROR_MESSAGE: "ServiceException happened",
      EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
      RETRY_ATTEMPTS: "2",
    },
  });
});

it("the event is in the dead-letter queue when it is too old for another retry", async () => {
  subject.createRule({ Targets: [withQueue({ MaximumEventAgeInSeconds: 60 })] });
  failWith("TooManyRequestsException");
  await subject.put(entry());
  await subject.clock.advance(60_000);
  expect(deadLetter().attributes).toMatchObject({
    ERROR_CODE: "THROTTLING",
    EXHAUSTED_RETRY_CONDITION: "MaximumEventAgeInSeconds",
  });
});

it.each([
  ["ResourceNotFoundException", "NO_RESOURCE"],
  ["AccessDeniedException", "NO_PERMISSIONS"],
])("the event is in the dead-letter queue without a retry after %s", async (code, ERROR_CODE) => {
  subject.createRule({ Targets: [withQueue()] });
  failWith(code);
  await subject.put(entry());
  expect(deadLetter().attributes).toMatchObject({ ERROR_CODE, RETRY_ATTEMPTS: "0" });
  expect(deadLetter().attributes).not.toHaveProperty("EXHAUSTED_RETRY_CONDITION");
});

it("without a policy and a queue, 185 retries take 24 hours, and the event is in the list of dropped ones", async () => {
  subject.createRule();
  failWith("ServiceException");
  await subject.put(entry());
  await subject.clock.advance(DAY_MS);
  expect(subject.deliver).toHaveBeenCalledTimes(186);
  expect(subject.bridge.dropped()).toMatchObject([{ targetArn, errorCode: "ERROR_FROM_TARGET" }]);
});

it("an event that the dead-letter queue refuses is in the list of dropped ones", async () => {
  subject.createRule({ Targets: [withQueue()] });
  failWith("ResourceNotFoundException");
  subject.sendMessage.mockRejectedValue(new AwsError("QueueDoesNotExist", "The specified queue does not exist."));
  await subject.put(entry());
  const [dropped] = subject.bridge.dropped();
  expect(dropped?.errorMessage).toBe("The specified queue does not exist.");
});

it("the other targets get an event when one fails", async () => {
  subject.createRule({ Targets: [{ Arn: "arn:broken", Id: "broken" }, target] });
  subject.deliver.mockImplementation(async (arn) => {
    if (arn !== targetArn) throw new AwsError("ServiceException", "broken");
  });
  await subject.put(entry());
  await subject.clock.advance(1_000);
  expect(subject.deliver.mock.calls.map(([arn]) => arn)).toEqual(["arn:broken", targetArn, "arn:broken"]);
});
