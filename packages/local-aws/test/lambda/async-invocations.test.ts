import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostLambda } from "./lambda-host.ts";

const QUEUE = "arn:aws:sqs:eu-west-1:000000000000:dead-letters";
const MINUTE = 60_000;
const START = "2026-01-05T09:";

let host: Awaited<ReturnType<typeof hostLambda>>;
beforeAll(async () => {
  host = await hostLambda();
});
afterAll(() => host.stop());

/** A function that fails before its `n`th attempt, and its events. */
function fickle(tries: number, config: object = {}) {
  const source = `let tries = 0; export const handler = (event, { awsRequestId }) => {
    writeDown(awsRequestId); if (++tries < ${tries}) throw new Error("not yet"); };`;
  const name = host.create(source);
  const DestinationConfig = { OnFailure: { Destination: QUEUE } };
  host.lambda.configureAsync({ FunctionName: name, Qualifier: "$LATEST", DestinationConfig, ...config });
  const ids = () => host.writtenBy(name);
  return { name, ids, tries: () => ids().length };
}

/** Advances the clock and waits until everything has settled. */
async function pass(ms: number): Promise<void> {
  await host.activity.idle();
  await host.clock.advance(ms);
  await host.activity.idle();
}

describe("the event of a failed invocation", () => {
  it("is retried after one minute and after two more, with the same request id", async () => {
    const { name, tries, ids } = fickle(3);
    host.lambda.invokeAsync(name, "{}");
    await pass(MINUTE - 1);
    expect(tries()).toBe(1);
    await pass(1);
    expect(tries()).toBe(2);
    await pass(2 * MINUTE);
    expect(tries()).toBe(3);
    await pass(60 * MINUTE);
    expect(tries()).toBe(3);
    expect(new Set(ids()).size).toBe(1);
    expect(host.sent).toEqual([]);
  });

  it("is sent to the failure destination after the third attempt, in Lambda's form", async () => {
    const { name, ids } = fickle(9);
    host.lambda.invokeAsync(name, '{"orderId":"E1"}');
    await pass(3 * MINUTE);
    const [requestId] = ids();
    const functionArn = `arn:aws:lambda:eu-west-1:000000000000:function:${name}:$LATEST`;
    const record = {
      version: "1.0",
      timestamp: expect.stringContaining(START.slice(0, 10)),
      requestContext: { requestId, functionArn, condition: "RetriesExhausted", approximateInvokeCount: 3 },
      requestPayload: { orderId: "E1" },
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: { errorType: "Error", errorMessage: "not yet", trace: expect.any(Array) },
    };
    expect(host.sent.splice(0)).toEqual([{ queueArn: QUEUE, record }]);
  });

  it.each([
    ["as often as configured", { MaximumRetryAttempts: 0 }, 1, "RetriesExhausted"],
    ["not beyond its greatest age", { MaximumEventAgeInSeconds: 60 }, 2, "EventAgeExceeded"],
  ])("is attempted %s", async (_, config, count, condition) => {
    const { name, tries } = fickle(9, config);
    host.lambda.invokeAsync(name, "{}");
    await pass(5 * MINUTE);
    expect(tries()).toBe(count);
    const requestContext = { condition, approximateInvokeCount: count };
    expect(host.sent.splice(0)).toMatchObject([{ record: { requestContext } }]);
  });

  it("is in the log when the failure destination refuses it", async () => {
    const OnFailure = { Destination: "arn:aws:sqs:eu-west-1:000000000000:gone" };
    const { name } = fickle(9, { MaximumRetryAttempts: 0, DestinationConfig: { OnFailure } });
    host.lambda.invokeAsync(name, "{}");
    await pass(0);
    expect(host.log(name)).toContain("The failure destination did not accept the event: The queue is gone.");
  });
});

it("a failure destination that is not a queue is refused by name", () => {
  const OnFailure = { Destination: "arn:aws:sns:eu-west-1:000000000000:topic" };
  const config = { FunctionName: "any", Qualifier: "$LATEST", DestinationConfig: { OnFailure } };
  expect(() => host.lambda.configureAsync(config)).toThrow("only queues are failure destinations locally");
});
