import { SendTaskFailureCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

const calls: string[] = [];
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", () => null);
  host.handlers.set("large", () => "x".repeat(262_144));
  host.handlers.set("boom", (payload) => {
    calls.push(payload);
    throw Object.assign(new Error("again"), { name: "Boom" });
  });
});
afterAll(() => host.stop());

const Done = { Type: "Succeed" };
const inMachine = (state: object) => ({ StartAt: "Work", States: { Work: state, Done } });

describe.each(["Retry", "Catch"])("[D] States.ALL in %s", (field) => {
  const more = field === "Catch" ? { Next: "Done" } : {};
  const all = { ErrorEquals: ["States.ALL"], ...more };
  it.each([
    ["not alone", [{ ErrorEquals: ["A", "States.ALL"], ...more }]],
    ["not last", [all, { ErrorEquals: ["A"], ...more }]],
    ["twice", [all, all]],
  ])("is refused %s", (_, items) => {
    const definition = inMachine(task("boom", { [field]: items, Next: "Done" }));
    expect(() => host.create(definition)).toThrow("States.ALL must stand alone and last");
  });
});

/** Ways in which a task fails, and the error names that match them. */
const failures: readonly (readonly [string, object, readonly string[]])[] = [
  ["[D] an error of the function", task("boom"), ["Boom", "States.TaskFailed", "States.ALL"]],
  ["[D] a timeout", callbackTask("arm", { TimeoutSeconds: 1 }), ["States.Timeout", "States.ALL"]],
  [
    "[D] a missed heartbeat",
    callbackTask("arm", { HeartbeatSeconds: 1 }),
    ["States.Timeout", "States.HeartbeatTimeout", "States.ALL"],
  ],
  ["[D] too much data", task("large"), ["States.DataLimitExceeded", "States.TaskFailed"]],
  [
    "[D] an evaluation error",
    task("boom", { Assign: {}, Arguments: { FunctionName: "{% $nope %}" } }),
    ["States.QueryEvaluationError", "States.TaskFailed", "States.ALL"],
  ],
  ["[D] States.Runtime", task("boom", { Arguments: "{% {'FunctionName': 1} %}" }), []],
];
const names = [...new Set(failures.flatMap(([, , matching]) => matching)), "States.Runtime", "boom", "States.*"];

describe.each(failures)("%s", (_, state, matching) => {
  it.each(names)("and a catcher of %s", async (name) => {
    const Catch = [{ ErrorEquals: [name], Next: "Done", Output: "caught" }];
    const arn = await host.start(inMachine({ ...state, Catch, End: true }));
    await host.advance(1);
    expect((await host.describe(arn)).status).toBe(matching.includes(name) ? "SUCCEEDED" : "FAILED");
  });
});

describe("[D] order", () => {
  const retrier = (name: string, MaxAttempts: number) => ({ ErrorEquals: [name], MaxAttempts });
  const attempts = async (more: object) => {
    calls.length = 0;
    const arn = await host.start(inMachine(task("boom", { ...more, Next: "Done" })));
    await host.advance(1000);
    return [calls.length, (await host.describe(arn)).output];
  };

  it("the first retrier that matches decides, also when it has no attempts left", async () => {
    expect(await attempts({ Retry: [retrier("Boom", 1), retrier("States.ALL", 5)] })).toEqual([2, undefined]);
    expect(await attempts({ Retry: [retrier("Other", 1), retrier("States.ALL", 2)] })).toEqual([3, undefined]);
  });

  it("retriers come before catchers, and the first catcher that matches decides", async () => {
    const catcher = (name: string) => ({ ErrorEquals: [name], Output: name, Next: "Done" });
    const Catch = ["Other", "States.TaskFailed", "Boom", "States.ALL"].map(catcher);
    expect(await attempts({ Retry: [retrier("Boom", 2)], Catch })).toEqual([3, '"States.TaskFailed"']);
  });

  it("counters start again with each execution of the state", async () => {
    calls.length = 0;
    const Again = {
      Type: "Choice",
      Choices: [{ Condition: "{% $states.input.n < 2 %}", Output: { n: "{% $states.input.n + 1 %}" }, Next: "Work" }],
      Default: "Done",
    };
    const Catch = [{ ErrorEquals: ["Boom"], Output: "{% $states.input %}", Next: "Again" }];
    const Work = task("boom", { Retry: [retrier("Boom", 1)], Catch, Next: "Done" });
    await host.start({ StartAt: "Work", States: { Work, Again, Done } }, { n: 0 });
    await host.advance(100);
    expect(calls).toHaveLength(6);
  });
});

describe("[O] the raw error output of a catcher", () => {
  it.each([
    [{ error: "E", cause: "because" }, '{"Error":"E","Cause":"because"}'],
    [{}, '{"Error":null,"Cause":null}'],
  ])("of %j is %s, as output and as $states.errorOutput", async (failure, raw) => {
    let taskToken = "";
    host.handlers.set("hand", (payload) => {
      taskToken = JSON.parse(payload).token;
    });
    const Catch = [{ ErrorEquals: ["States.ALL"], Assign: { seen: "{% $states.errorOutput %}" }, Next: "Report" }];
    const Report = { Type: "Pass", Output: ["{% $states.input %}", "{% $seen %}"], End: true };
    const States = { Work: callbackTask("hand", { Catch, End: true }), Report };
    const arn = await host.start({ StartAt: "Work", States });
    await host.client.send(new SendTaskFailureCommand({ taskToken, ...failure }));
    expect((await host.describe(arn)).output).toBe(`[${raw},${raw}]`);
  });
});
