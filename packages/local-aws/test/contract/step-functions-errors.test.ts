import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { callbackTask, hostStepFunctions, task } from "../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

/** A function that always throws. */
function broken(name: string) {
  host.handlers.set(name, () => {
    throw Object.assign(new Error("again"), { name: "Transient" });
  });
}

const single = (state: object) => ({ StartAt: "Work", States: { Work: state } });

describe("Catch", () => {
  it("takes the first match, its own Output and Assign, and not the state's", async () => {
    broken("work");
    const Catch = [
      { ErrorEquals: ["Other"], Next: "Wrong" },
      {
        ErrorEquals: ["Transient"],
        Next: "Right",
        Assign: { seen: "{% $states.errorOutput.Error %}" },
        Output: { message: "{% $parse($states.errorOutput.Cause).errorMessage %}" },
      },
      { ErrorEquals: ["States.ALL"], Next: "Wrong" },
    ];
    const Work = task("work", { Catch, Assign: { mine: 1 }, End: true });
    const Right = { Type: "Pass", Output: { in: "{% $states.input %}", seen: "{% $seen %}" }, End: true };
    const arn = await host.start({ StartAt: "Work", States: { Work, Right, Wrong: { Type: "Fail" } } });
    expect(JSON.parse((await host.describe(arn)).output ?? "")).toEqual({
      in: { message: "again" },
      seen: "Transient",
    });
    const exited = (await host.history(arn)).find(({ type }) => type === "TaskStateExited");
    expect(exited?.stateExitedEventDetails?.assignedVariables).toEqual({ seen: '"Transient"' });
  });
});

describe("a limit of a task", () => {
  it.each([
    ["States.Timeout", { TimeoutSeconds: 5 }],
    ["States.Timeout", { HeartbeatSeconds: 5 }],
    ["States.HeartbeatTimeout", { HeartbeatSeconds: 5 }],
    ["States.ALL", { TimeoutSeconds: "{% 2 + 3 %}" }],
  ])("%s sees %j as a timeout with an empty cause", async (name, limit) => {
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

describe("a result that is too large", () => {
  it.each([
    ["States.ALL", "FAILED"],
    ["States.DataLimitExceeded", "SUCCEEDED"],
  ])("and a Catch of %s: the execution is %s", async (name, status) => {
    host.handlers.set("work", () => "x".repeat(262_144));
    const Work = task("work", { Catch: [{ ErrorEquals: [name], Next: "Caught", Output: {} }], End: true });
    const arn = await host.start({ StartAt: "Work", States: { Work, Caught: { Type: "Succeed" } } });
    expect((await host.describe(arn)).status).toBe(status);
    expect((await host.history(arn))[4]?.taskFailedEventDetails).toMatchObject({
      error: "States.DataLimitExceeded",
      cause: "The state/task 'Work' returned a result with a size exceeding the maximum number of bytes service limit.",
    });
  });
});

describe("errors of Lambda", () => {
  it("a failing function's error type is the error and its error JSON the cause", async () => {
    broken("work");
    const arn = await host.start(single(task("work")));
    const { error, cause = "" } = await host.describe(arn);
    expect(error).toBe("Transient");
    expect(JSON.parse(cause)).toEqual({ errorType: "Transient", errorMessage: "again", trace: [] });
  });

  it("a missing function is Lambda.ResourceNotFoundException", async () => {
    const { error, cause } = await host.describe(await host.start(single(task("missing"))));
    expect(error).toBe("Lambda.ResourceNotFoundException");
    expect(cause).toMatch(
      /^Function not found: \S+:missing \(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: \S+; Proxy: null\)$/,
    );
  });

  it("a throttle is Lambda.TooManyRequestsException", async () => {
    host.handlers.set("work", () => {
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    });
    expect((await host.describe(await host.start(single(task("work"))))).error).toBe("Lambda.TooManyRequestsException");
  });
});
