import { type HistoryEvent, SendTaskSuccessCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

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

const order = (events: readonly HistoryEvent[]) =>
  events.map(({ id, type, previousEventId }) => [id, type, previousEventId]);

describe("history", () => {
  it("has the events of a lambda:invoke task in AWS's order", async () => {
    host.handlers.set("greet", (payload) => ({ hello: JSON.parse(payload).name }));
    const arn = await host.start({ StartAt: "Greet", States: { Greet: task("greet") } }, { name: "Ada" });
    const events = await host.history(arn);
    expect(order(events)).toEqual([
      [1, "ExecutionStarted", 0],
      [2, "TaskStateEntered", 0],
      [3, "TaskScheduled", 2],
      [4, "TaskStarted", 3],
      [5, "TaskSucceeded", 4],
      [6, "TaskStateExited", 5],
      [7, "ExecutionSucceeded", 6],
    ]);
    expect(events[2]?.taskScheduledEventDetails).toEqual({
      resource: "invoke",
      resourceType: "lambda",
      region: "eu-west-1",
      parameters: '{"FunctionName":"greet","Payload":{"name":"Ada"}}',
    });
  });

  it("has the callback's output in TaskSucceeded, and the function's answer in TaskSubmitted", async () => {
    let token = "";
    host.handlers.set("arm", (payload) => {
      token = JSON.parse(payload).token;
      return "armed";
    });
    const arn = await host.start({ StartAt: "Wait", States: { Wait: callbackTask("arm") } });
    await host.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"answer":42}' }));
    await host.activity.idle();
    const events = await host.history(arn);
    expect(events.map(({ type }) => type)).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      "TaskScheduled",
      "TaskStarted",
      "TaskSubmitted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
    expect(JSON.parse(events[4]?.taskSubmittedEventDetails?.output ?? "")).toMatchObject({ Payload: "armed" });
    expect(events[5]?.taskSucceededEventDetails?.output).toBe('{"answer":42}');
  });
});

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
    // The event of the first state has no predecessor; all others have the previous event.
    expect(events.map(({ previousEventId }) => previousEventId)).toEqual(
      [0, 0, ...events.map((_, n) => n + 2)].slice(0, events.length),
    );
  });

  it("[D] a task that StopExecution ends has no event of its own", async () => {
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
