import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", () => null);
});
afterAll(() => host.stop());

const single = (state: object) => ({ StartAt: "Wait", States: { Wait: state } });
const waiting = (limits: object) => single(callbackTask("arm", { ...limits, End: true }));
const eventOf = async (arn: string, type: string) => (await host.history(arn)).find((event) => event.type === type);

describe.each(["TimeoutSeconds", "HeartbeatSeconds"])("[D] %s", (field) => {
  it.each([0, -1, 1.5, 100_000_000, "5", null, true])("%j is refused at creation", (seconds) => {
    expect(() => host.create(waiting({ [field]: seconds }))).toThrow(`/States/Wait/${field}`);
  });

  it.each([0, 1.5, 100_000_000, "'5'", "null", "[5]"])("{%% %s %%} fails the state", async (seconds) => {
    const arn = await host.start(waiting({ [field]: `{% ${seconds} %}` }));
    const problem = expect.stringContaining("returned an unexpected result type. Expected 'number'");
    expect(await host.describe(arn)).toMatchObject({ error: "States.QueryEvaluationError", cause: problem });
  });

  it.each([1, 99_999_999, "{% $states.input.seconds %}"])("%j limits the task", async (seconds) => {
    const arn = await host.start(waiting({ [field]: seconds }), { seconds: 7 });
    const wanted = typeof seconds === "number" ? seconds : 7;
    const details = (await eventOf(arn, "TaskScheduled"))?.taskScheduledEventDetails;
    expect(field === "TimeoutSeconds" ? details?.timeoutInSeconds : details?.heartbeatInSeconds).toBe(wanted);
  });
});

describe("[D] HeartbeatSeconds must be smaller than TimeoutSeconds", () => {
  it.each([5, 6])("%d is refused beside 5", (HeartbeatSeconds) => {
    const definition = waiting({ TimeoutSeconds: 5, HeartbeatSeconds });
    expect(() => host.create(definition)).toThrow("HeartbeatSeconds must be smaller than TimeoutSeconds");
  });
});

describe("[O] a timeout", () => {
  it.each([
    ["TimeoutSeconds", { TimeoutSeconds: 5 }],
    ["HeartbeatSeconds", { HeartbeatSeconds: 5 }],
  ])("of %s without a catcher has an error without a cause", async (_, limit) => {
    const arn = await host.start(waiting(limit));
    await host.advance(5);
    const last = (await host.history(arn)).slice(-2).map(({ type }) => type);
    expect(last).toEqual(["TaskTimedOut", "ExecutionFailed"]);
    const ended = await eventOf(arn, "ExecutionFailed");
    expect(ended?.executionFailedEventDetails).toEqual({ error: "States.Timeout" });
  });

  it("of lambda:invoke does not wait for the function", async () => {
    host.handlers.set("slow", async () => {
      await host.clock.advance(5000);
      return "too late";
    });
    const Catch = [{ ErrorEquals: ["States.Timeout"], Next: "Late" }];
    const States = { Wait: task("slow", { TimeoutSeconds: 5, Catch, End: true }), Late: { Type: "Succeed" } };
    const executionArn = await host.start({ StartAt: "Wait", States });
    expect((await host.describe(executionArn)).output).toBe('{"Error":"States.Timeout","Cause":""}');
    const timedOut = await eventOf(executionArn, "TaskTimedOut");
    const details = { error: "States.Timeout", resource: "invoke", resourceType: "lambda" };
    expect(timedOut?.taskTimedOutEventDetails).toEqual(details);
  });

  it.each([
    ["States.Timeout", { TimeoutSeconds: 5 }],
    ["States.HeartbeatTimeout", { HeartbeatSeconds: 5 }],
  ])("is retried by the error name %s", async (name, limit) => {
    const arn = await host.start(waiting({ ...limit, Retry: [{ ErrorEquals: [name], MaxAttempts: 1 }] }));
    await host.advance(5);
    expect((await host.describe(arn)).status).toBe("RUNNING");
    await host.advance(6);
    expect((await host.describe(arn)).error).toBe("States.Timeout");
  });
});

describe("[D] without a limit", () => {
  it("a task waits, and its history has no limit", async () => {
    const arn = await host.start(waiting({}));
    await host.advance(300 * 86_400);
    expect((await host.describe(arn)).status).toBe("RUNNING");
    const details = (await eventOf(arn, "TaskScheduled"))?.taskScheduledEventDetails;
    expect([details?.timeoutInSeconds, details?.heartbeatInSeconds]).toEqual([undefined, undefined]);
  });
});

describe("[D] TimeoutSeconds of the whole execution", () => {
  it.each([
    ["in a Wait", { Type: "Wait", Seconds: 60, End: true }],
    [
      "between two attempts",
      task("missing", { Retry: [{ ErrorEquals: ["States.ALL"], IntervalSeconds: 60 }], End: true }),
    ],
  ])("ends it %s", async (_, state) => {
    const arn = await host.start({ ...single(state), TimeoutSeconds: 30 });
    await host.advance(30);
    expect(await host.describe(arn)).toMatchObject({ status: "TIMED_OUT", stopDate: new Date(host.clock.now()) });
    const events = (await host.history(arn)).length;
    await host.advance(60);
    expect(await host.history(arn)).toHaveLength(events);
  });

  it.each([0, 1.5, 100_000_000, "{% 5 %}"])("%j is refused", (TimeoutSeconds) => {
    expect(() => host.create({ ...single({ Type: "Succeed" }), TimeoutSeconds })).toThrow("/TimeoutSeconds");
  });
});
