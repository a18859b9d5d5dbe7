import { SendTaskFailureCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEventBridge, target } from "../eventbridge/eventbridge-host.ts";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
const tokens: string[] = [];
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
});
afterAll(() => host.stop());

const changesOf = (arn: string) => host.changes.filter(({ executionArn }) => executionArn === arn);
const waiting = { StartAt: "Wait", States: { Wait: callbackTask("arm", { TimeoutSeconds: 60, End: true }) } };
const unset = { stopDate: null, output: null, outputDetails: null, error: null, cause: null, redriveDate: null };

describe("the event of a status change", () => {
  it("has every field, null for a missing value", async () => {
    const startDate = host.clock.now();
    const arn = await host.start(waiting, { orderId: "1001" });
    const [, machine = "", name = ""] = /execution:([^:]+):(.*)$/.exec(arn) ?? [];
    expect(changesOf(arn)).toEqual([
      {
        ...unset,
        executionArn: arn,
        stateMachineArn: `arn:aws:states:eu-west-1:000000000000:stateMachine:${machine}`,
        stateMachineVersionArn: null,
        stateMachineAliasArn: null,
        name,
        status: "RUNNING",
        startDate,
        input: '{"orderId":"1001"}',
        inputDetails: { included: true },
        redriveCount: 0,
      },
    ]);
  });

  it("has the output of a success as JSON text", async () => {
    const arn = await host.start({ StartAt: "Done", States: { Done: { Type: "Succeed", Output: { a: 1 } } } });
    expect(changesOf(arn).at(-1)).toMatchObject({
      status: "SUCCEEDED",
      stopDate: host.clock.now(),
      output: '{"a":1}',
      outputDetails: { included: true },
      error: null,
      cause: null,
    });
  });

  it.each([[{ error: "Final", cause: "because" }], [{ error: "Final", cause: null }], [{ error: null, cause: null }]])(
    "has error and cause of a failure: %j",
    async ({ error, cause }) => {
      const arn = await host.start(waiting);
      const failure = { error: error ?? undefined, cause: cause ?? undefined };
      await host.client.send(new SendTaskFailureCommand({ taskToken: tokens.at(-1) ?? "", ...failure }));
      await host.activity.idle();
      const ended = { status: "FAILED", stopDate: host.clock.now(), error, cause, output: null };
      expect(changesOf(arn).at(-1)).toMatchObject(ended);
    },
  );

  it("has States.Timeout without a cause for a timeout without a catcher", async () => {
    const arn = await host.start(waiting);
    await host.advance(60);
    expect(changesOf(arn).at(-1)).toMatchObject({ status: "FAILED", error: "States.Timeout", cause: null });
  });

  it.each([
    [{}, { error: null, cause: null }],
    [
      { error: "Operator", cause: "wrong person" },
      { error: "Operator", cause: "wrong person" },
    ],
  ])("has the status ABORTED after a stop with %j", async (given, told) => {
    const executionArn = await host.start(waiting);
    await host.client.send(new StopExecutionCommand({ executionArn, ...given }));
    expect(changesOf(executionArn).at(-1)).toMatchObject({ status: "ABORTED", ...told });
  });

  it("has the status TIMED_OUT after the execution's timeout", async () => {
    const arn = await host.start({ ...waiting, TimeoutSeconds: 30 });
    await host.advance(30);
    expect(changesOf(arn).at(-1)).toMatchObject({ status: "TIMED_OUT", error: null, cause: null });
  });
});

it("a rule on the default bus for some statuses of two machines invokes each of its targets", async () => {
  const events = await startEventBridge();
  const stateMachineArn = ["orders", "invoices"].map((name) => host.create(waiting, name));
  const status = ["FAILED", "TIMED_OUT", "ABORTED"];
  const Targets = [target, { ...target, Id: "Target1", Arn: `${target.Arn}-too`, InputPath: "$.detail.name" }];
  // As CDK writes a rule on the default bus: it does not name the bus.
  const EventPattern = { source: ["aws.states"], detail: { stateMachineArn, status } };
  events.bridge.createRule({ Name: "failed", EventPattern, State: "ENABLED", Targets });
  const detailType = "Step Functions Execution Status Change";
  const put = (detail: Readonly<Record<string, unknown>>) =>
    events.bridge.putServiceEvent({ source: "aws.states", detailType, detail, resources: [] });
  for (const arn of [...stateMachineArn, "arn:aws:states:eu-west-1:000000000000:stateMachine:other"])
    for (const each of ["RUNNING", "SUCCEEDED", "ABORTED"])
      put({ stateMachineArn: arn, status: each, name: `${arn.split(":").at(-1)} ${each}`, error: null });
  await events.activity.idle();
  const delivered = events.deliver.mock.calls.map(([arn, payload]) => [arn, JSON.parse(payload)]);
  const [first, second] = Targets.map(({ Arn }) => Arn);
  expect(delivered).toEqual([
    [first, expect.objectContaining({ detail: expect.objectContaining({ status: "ABORTED", error: null }) })],
    [second, "orders ABORTED"],
    [first, expect.objectContaining({ detail: expect.objectContaining({ name: "invoices ABORTED" }) })],
    [second, "invoices ABORTED"],
  ]);
  await events.stop();
});
