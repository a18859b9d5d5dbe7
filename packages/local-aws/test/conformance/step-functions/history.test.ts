// Longer than 150 lines, because each case of its tables is a fact.
import { RedriveExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "../../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", () => "armed");
  host.handlers.set("boom", () => {
    throw Object.assign(new Error("no"), { name: "Boom" });
  });
});
afterAll(() => host.stop());

const Done = { Type: "Succeed" };
const then = (X: object) => ({ StartAt: "X", States: { X, Done } });
const single = (X: object) => ({ StartAt: "X", States: { X } });
const caught = { Catch: [{ ErrorEquals: ["States.ALL"], Next: "Done" }], End: true };
const finish = ["SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded"];
const typesOf = async (arn: string) => (await host.history(arn)).map(({ type }) => type);

describe("[O] the events of a state", () => {
  it.each([
    ["Pass", then({ Type: "Pass", Next: "Done" }), ["PassStateEntered", "PassStateExited", ...finish]],
    [
      "Choice",
      then({ Type: "Choice", Choices: [{ Condition: true, Next: "Done" }] }),
      ["ChoiceStateEntered", "ChoiceStateExited", ...finish],
    ],
    ["Wait", then({ Type: "Wait", Seconds: 1, Next: "Done" }), ["WaitStateEntered", "WaitStateExited", ...finish]],
    ["Fail", single({ Type: "Fail", Error: "E" }), ["FailStateEntered", "ExecutionFailed"]],
    [
      "a Task that is caught",
      then(task("boom", caught)),
      ["TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskFailed", "TaskStateExited", ...finish],
    ],
    [
      "a Task that waits, times out and is caught",
      then(callbackTask("arm", { TimeoutSeconds: 1, ...caught })),
      [
        "TaskStateEntered",
        "TaskScheduled",
        "TaskStarted",
        "TaskSubmitted",
        "TaskTimedOut",
        "TaskStateExited",
        ...finish,
      ],
    ],
    [
      "an evaluation error before a Task is scheduled",
      single(task("arm", { TimeoutSeconds: "{% $nope %}", End: true })),
      ["TaskStateEntered", "EvaluationFailed", "ExecutionFailed"],
    ],
  ])("%s", async (_, definition, types) => {
    const arn = await host.start(definition);
    await host.advance(1);
    expect(await typesOf(arn)).toEqual(["ExecutionStarted", ...types]);
    const events = await host.history(arn);
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
    // The first state has no predecessor, all others the event before.
    expect(events.map(({ previousEventId }) => previousEventId)).toEqual(
      [0, 0, ...events.map((_, n) => n + 2)].slice(0, events.length),
    );
  });

  it("[D] what a stop cuts short has no event of its own", async () => {
    const executionArn = await host.start(single(callbackTask("arm")));
    await host.client.send(new StopExecutionCommand({ executionArn }));
    expect((await typesOf(executionArn)).slice(-2)).toEqual(["TaskSubmitted", "ExecutionAborted"]);
  });
});

describe("[D] the details of an event", () => {
  it("are those of its type", async () => {
    const arn = await host.start(then({ Type: "Pass", Output: { b: 2 }, Assign: { v: [1] }, Next: "Done" }), { a: 1 });
    const [started, entered, exited, , , succeeded] = await host.history(arn);
    const included = { truncated: false };
    expect(started?.executionStartedEventDetails).toEqual({
      input: '{"a":1}',
      inputDetails: included,
      roleArn: "arn:aws:iam::000000000000:role/orders",
    });
    expect(entered?.stateEnteredEventDetails).toEqual({ name: "X", input: '{"a":1}', inputDetails: included });
    expect(exited?.stateExitedEventDetails).toEqual({
      name: "X",
      output: '{"b":2}',
      outputDetails: included,
      assignedVariables: { v: "[1]" },
      assignedVariablesDetails: included,
    });
    expect(succeeded?.executionSucceededEventDetails).toEqual({ output: '{"b":2}', outputDetails: included });
    expect(started?.timestamp).toEqual(new Date(host.clock.now()));
  });
});

describe("[D] a redrive", () => {
  const redrive = (executionArn: string, clientToken?: string) =>
    host.client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
  const refused = { name: "ExecutionNotRedrivable" };
  const broken = () => host.start(single(task("boom")));

  it("goes on in the same history, and enters the state once", async () => {
    const arn = await broken();
    await redrive(arn);
    const types = await typesOf(arn);
    const attempt = ["TaskScheduled", "TaskStarted", "TaskFailed", "ExecutionFailed"];
    expect(types).toEqual(["ExecutionStarted", "TaskStateEntered", ...attempt, "ExecutionRedriven", ...attempt]);
  });

  it.each([
    ["FAILED", {}, () => {}],
    ["TIMED_OUT", { TimeoutSeconds: 5 }, () => host.advance(5)],
    ["ABORTED", {}, (executionArn: string) => host.client.send(new StopExecutionCommand({ executionArn }))],
  ])("of what is %s", async (status, machine, end) => {
    const state = status === "FAILED" ? task("boom") : callbackTask("arm");
    const arn = await host.start({ ...single(state), ...machine });
    await end(arn);
    expect((await host.describe(arn)).status).toBe(status);
    await redrive(arn);
    expect(await host.describe(arn)).toMatchObject({
      status: status === "FAILED" ? "FAILED" : "RUNNING",
      redriveCount: 1,
    });
    // An execution's own time begins anew.
    await host.advance(4);
    expect((await host.describe(arn)).status).toBe(status === "FAILED" ? "FAILED" : "RUNNING");
  });

  it("not of what still runs", async () => {
    await expect(redrive(await host.start(single(callbackTask("arm"))))).rejects.toMatchObject(refused);
  });

  it("not of what began a year ago", async () => {
    const arn = await host.start(single(callbackTask("arm", { TimeoutSeconds: 360 * 86_400, End: true })));
    await host.advance(360 * 86_400);
    await redrive(arn);
    await host.client.send(new StopExecutionCommand({ executionArn: arn }));
    await host.advance(5 * 86_400);
    await expect(redrive(arn)).rejects.toMatchObject(refused);
  });

  it("is repeatable by its client token for 15 minutes, of the last ten", async () => {
    const arn = await broken();
    const count = async (clientToken: string) => {
      await redrive(arn, clientToken);
      return (await host.describe(arn)).redriveCount;
    };
    expect([await count("a"), await count("a")]).toEqual([1, 1]);
    await host.advance(15 * 60 + 1);
    expect(await count("a")).toBe(2);
    for (let n = 3; n <= 12; n += 1) expect(await count(`t${n}`)).toBe(n);
    expect([await count("t3"), await count("a")]).toEqual([12, 13]);
  });
});
