import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", () => null);
});
afterAll(() => host.stop());

const output = async (arn: string) => JSON.parse((await host.describe(arn)).output ?? "null");

describe("a limit of a task", () => {
  it.each([
    ["States.Timeout", { TimeoutSeconds: 5 }],
    ["States.Timeout", { HeartbeatSeconds: 5 }],
    ["States.HeartbeatTimeout", { HeartbeatSeconds: 5 }],
    ["States.ALL", { TimeoutSeconds: "{% 2 + 3 %}" }],
  ])("%s matches %j, a timeout with an empty cause", async (name, limit) => {
    host.handlers.set("arm", () => null);
    const Wait = callbackTask("arm", { ...limit, Catch: [{ ErrorEquals: [name], Next: "Caught" }], End: true });
    const arn = await host.start({ StartAt: "Wait", States: { Wait, Caught: { Type: "Succeed" } } });
    await host.advance(5);
    expect((await host.describe(arn)).output).toBe('{"Error":"States.Timeout","Cause":""}');
    const timedOut = (await host.history(arn)).find(({ type }) => type === "TaskTimedOut");
    expect(timedOut?.taskTimedOutEventDetails).toEqual({
      error: "States.Timeout",
      resource: "invoke.waitForTaskToken",
      resourceType: "lambda",
    });
  });

  it("States.TaskFailed does not match a timeout", async () => {
    const Catch = [{ ErrorEquals: ["States.TaskFailed"], Next: "Caught" }];
    const Wait = callbackTask("arm", { TimeoutSeconds: 5, Catch, End: true });
    const arn = await host.start({ StartAt: "Wait", States: { Wait, Caught: { Type: "Succeed" } } });
    await host.advance(5);
    const ended = await host.describe(arn);
    expect(ended).toMatchObject({ status: "FAILED", error: "States.Timeout" });
    expect(ended.cause).toBeUndefined();
  });
});

describe("TimeoutSeconds of a task", () => {
  const timed = (TimeoutSeconds: string, Assign: object) => ({
    StartAt: "Begin",
    States: {
      Begin: { Type: "Pass", Assign, Next: "Wait" },
      Wait: callbackTask("arm", {
        TimeoutSeconds,
        Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Over", Output: "over" }],
        End: true,
      }),
      Over: { Type: "Succeed" },
    },
  });
  const until = "{% $max([1, $round($toMillis($deadline) / 1000) - $round($millis() / 1000)]) %}";
  const inSeconds = (seconds: number) => new Date(host.clock.now() + seconds * 1000).toISOString();

  it.each([
    ["an item of a list, by variable", "{% [60, 120, 180][$reminder] %}", () => ({ reminder: 1 }), 120],
    ["an item counted from the end", "{% [60, 120, 180][-1] %}", () => ({}), 180],
    ["the larger of two", "{% $max([$least, 30]) %}", () => ({ least: 45 }), 45],
    ["the smaller of two", "{% $min([$least, 30]) %}", () => ({ least: 45 }), 30],
  ])("can be %s", async (_, expression, variables, seconds) => {
    const arn = await host.start(timed(expression, variables()));
    await host.advance(seconds - 1);
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(1);
    expect(await output(arn)).toBe("over");
    const scheduled = (await host.history(arn)).find(({ type }) => type === "TaskScheduled");
    expect(scheduled?.taskScheduledEventDetails?.timeoutInSeconds).toBe(seconds);
  });

  it("can be the time that is left until a time of the clock, and at least a second", async () => {
    await host.advance(400 * 86_400);
    const left = async (seconds: number) => {
      const arn = await host.start(timed(until, { deadline: inSeconds(seconds) }));
      const scheduled = (await host.history(arn)).find(({ type }) => type === "TaskScheduled");
      return scheduled?.taskScheduledEventDetails?.timeoutInSeconds;
    };
    expect([await left(600), await left(-5)]).toEqual([600, 1]);
  });

  it.each(["{% [60][5] %}", "{% 0 %}", "{% 'soon' %}"])("that is %s fails the state", async (bad) => {
    const arn = await host.start(timed(bad, {}));
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});
