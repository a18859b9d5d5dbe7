import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostStepFunctions, task } from "./step-functions-host.ts";

const calls: string[] = [];
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("boom", (payload) => {
    calls.push(payload);
    throw Object.assign(new Error("again"), { name: "Boom" });
  });
});
afterAll(() => host.stop());

class Transient extends Error {
  override readonly name = "Transient";
}

/** A function that fails `failures` times. Returns the times of its calls in seconds of the clock. */
function flaky(name: string, failures = Number.POSITIVE_INFINITY) {
  const calls: number[] = [];
  const begin = host.clock.now();
  host.handlers.set(name, () => {
    calls.push((host.clock.now() - begin) / 1000);
    if (calls.length <= failures) throw new Transient("again");
    return "ok";
  });
  return calls;
}

const retry = (more: object) => ({ Retry: [{ ErrorEquals: ["Transient"], ...more }], End: true });
const single = (state: object) => ({ StartAt: "Work", States: { Work: state } });
const types = (events: readonly { type?: string | undefined }[]) => events.map(({ type }) => type);
const Done = { Type: "Succeed" };
const inMachine = (state: object) => ({ StartAt: "Work", States: { Work: state, Done } });

describe("Retry", () => {
  it.each([
    ["defaults: 1 s, three times, doubled", {}, 0, [0, 1, 3, 7]],
    ["a cap", { IntervalSeconds: 10, MaxAttempts: 4, BackoffRate: 3, MaxDelaySeconds: 40 }, 0, [0, 10, 40, 80, 120]],
    ["full jitter", { IntervalSeconds: 10, MaxAttempts: 2, JitterStrategy: "FULL" }, 0.25, [0, 2.5, 7.5]],
    ["no attempts", { MaxAttempts: 0 }, 0, [0]],
  ])("follows %s", async (_, more, random, expected) => {
    host.random.next = random;
    const calls = flaky("work");
    const arn = await host.start(single(task("work", retry(more))));
    await host.advance(1000);
    expect(calls).toEqual(expected);
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "Transient" });
  });

  it("happens inside one execution of the state, and is counted in $states.context", async () => {
    flaky("work", 2);
    const Output = "{% $states.context.State.RetryCount %}";
    const arn = await host.start(single(task("work", { ...retry({}), Output })));
    await host.advance(10);
    const attempt = ["TaskScheduled", "TaskStarted", "TaskFailed"];
    expect(types(await host.history(arn))).toEqual([
      "ExecutionStarted",
      "TaskStateEntered",
      ...attempt,
      ...attempt,
      "TaskScheduled",
      "TaskStarted",
      "TaskSucceeded",
      "TaskStateExited",
      "ExecutionSucceeded",
    ]);
    expect((await host.describe(arn)).output).toBe("2");
  });

  it("counts each retrier on its own", async () => {
    const errors = ["A", "B", "A", "B"];
    const thrown: (string | undefined)[] = [];
    host.handlers.set("work", () => {
      thrown.push(errors[thrown.length]);
      throw Object.assign(new Error(), { name: thrown.at(-1) });
    });
    const Retry = ["A", "B"].map((name) => ({ ErrorEquals: [name], MaxAttempts: name === "A" ? 1 : 3 }));
    await host.start(single(task("work", { Retry, End: true })));
    await host.advance(100);
    expect(thrown).toEqual(["A", "B", "A"]);
  });
});

describe("[D] the fields of a retrier", () => {
  it.each([
    ["IntervalSeconds", [0, 1.5, -1, 100_000_000]],
    ["MaxAttempts", [-1, 1.5, 100_000_000]],
    ["BackoffRate", [0, 0.99, "2"]],
    ["MaxDelaySeconds", [0, 1.5, 31_622_401]],
    ["JitterStrategy", ["HALF", "full"]],
    ["ErrorEquals", [[], "States.ALL"]],
  ])("%s outside its range is refused", (field, values) => {
    for (const value of values) {
      const Retry = [{ ErrorEquals: ["A"], [field]: value }];
      expect(() => host.create(inMachine(task("boom", { Retry, Next: "Done" })))).toThrow(`Retry/0/${field}`);
    }
  });

  it.each([
    ["IntervalSeconds", [1, 99_999_999]],
    ["MaxAttempts", [0, 99_999_999]],
    ["BackoffRate", [1, 1.5]],
    ["MaxDelaySeconds", [1, 31_622_400]],
    ["JitterStrategy", ["FULL", "NONE"]],
  ])("%s at the ends of its range is accepted", (field, values) => {
    for (const value of values) {
      const Retry = [{ ErrorEquals: ["A"], [field]: value }];
      expect(() => host.create(inMachine(task("boom", { Retry, Next: "Done" })))).not.toThrow();
    }
  });
});

describe("[D] full jitter waits between 0 and the interval", () => {
  it.each([
    [0, 0],
    [0.5, 5],
    [0.999, 9.99],
  ])("at random %d it is %d s of 10", async (random, seconds) => {
    host.random.next = random;
    calls.length = 0;
    const Retry = [{ ErrorEquals: ["Boom"], IntervalSeconds: 10, MaxAttempts: 1, JitterStrategy: "FULL" }];
    await host.start(inMachine(task("boom", { Retry, Next: "Done" })));
    expect(calls).toHaveLength(1);
    if (seconds > 0) await host.advance(seconds - 0.01);
    expect(calls).toHaveLength(1);
    await host.advance(0.01);
    expect(calls).toHaveLength(2);
  });
});
