import {
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

const redrive = (executionArn: string, clientToken?: string) =>
  host.client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
const single = (state: object) => ({ StartAt: "Work", States: { Work: state } });

/** A function that fails `failures` times. Returns its payloads. */
function flaky(name: string, failures = Number.POSITIVE_INFINITY) {
  const calls: string[] = [];
  host.handlers.set(name, (payload) => {
    if (calls.push(payload) <= failures) throw new Error("again");
    return "ok";
  });
  return calls;
}

describe("a redriven execution", () => {
  it("continues at the failed state with its input and variables, and new retry counters", async () => {
    const calls = flaky("work", 3);
    const First = { Type: "Pass", Assign: { kept: 7 }, Output: { from: "first" }, Next: "Work" };
    const Output = {
      kept: "{% $kept %}",
      input: "{% $states.input %}",
      redrives: "{% $states.context.Execution.RedriveCount %}",
    };
    const Work = task("work", { Retry: [{ ErrorEquals: ["Error"], MaxAttempts: 1 }], Output, End: true });
    const arn = await host.start({ StartAt: "First", States: { First, Work } });
    await host.advance(10);
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", redriveStatus: "REDRIVABLE", redriveCount: 0 });
    await redrive(arn);
    await host.advance(10);
    expect(calls).toHaveLength(4);
    expect(await host.describe(arn)).toMatchObject({
      status: "SUCCEEDED",
      output: '{"kept":7,"input":{"from":"first"},"redrives":1}',
      redriveCount: 1,
    });
    const redriven = (await host.history(arn)).find(({ type }) => type === "ExecutionRedriven");
    expect(redriven?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 });
  });

  it("gets a new task token when it waits", async () => {
    const tokens: string[] = [];
    host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
    const arn = await host.start(single(callbackTask("arm", { TimeoutSeconds: 5, End: true })));
    await host.advance(5);
    await redrive(arn);
    await host.activity.idle();
    await host.client.send(new SendTaskSuccessCommand({ taskToken: tokens[1] ?? "", output: "1" }));
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: "1" });
  });

  it.each([
    [
      "was stopped",
      (executionArn: string) => host.client.send(new StopExecutionCommand({ executionArn, error: "Operator" })),
    ],
    [
      "was failed through its token",
      (_: string, taskToken: string) => host.client.send(new SendTaskFailureCommand({ taskToken, error: "Fault" })),
    ],
  ])("waits again, with its variables and a new task token, when it %s", async (_, end) => {
    const tokens: string[] = [];
    host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
    const First = { Type: "Pass", Assign: { round: 2 }, Next: "Wait" };
    const Wait = callbackTask("arm", { Output: ["{% $round %}", "{% $states.result %}"], End: true });
    const arn = await host.start({ StartAt: "First", States: { First, Wait } });
    await end(arn, tokens[0] ?? "");
    await host.activity.idle();
    await redrive(arn);
    await host.activity.idle();
    const answer = (taskToken = "") => host.client.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
    await expect(answer(tokens[0])).rejects.toMatchObject({ name: "TaskTimedOut" });
    await answer(tokens[1]);
    expect(await host.describe(arn)).toMatchObject({ status: "SUCCEEDED", output: '[2,"yes"]' });
    const entered = (await host.history(arn)).filter(({ type }) => type === "TaskStateEntered");
    expect([tokens.length, entered.length]).toEqual([2, 1]);
  });

  it("publishes the status RUNNING again", async () => {
    const arn = await host.start(single({ Type: "Fail", Error: "E" }));
    await redrive(arn);
    await host.activity.idle();
    const changes = host.changes.filter(({ executionArn }) => executionArn === arn);
    expect(changes.map(({ status, redriveCount, error }) => [status, redriveCount, error])).toEqual([
      ["RUNNING", 0, null],
      ["FAILED", 0, "E"],
      ["RUNNING", 1, null],
      ["FAILED", 1, "E"],
    ]);
  });
});
