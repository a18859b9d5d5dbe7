import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { hostStepFunctions, task } from "./step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
});
afterAll(() => host.stop());

/** Creates a function that always throws. */
function broken(name: string) {
  host.handlers.set(name, () => {
    throw Object.assign(new Error("again"), { name: "Transient" });
  });
}

const single = (state: object) => ({ StartAt: "Work", States: { Work: state } });

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

describe("a result that is too large", () => {
  it.each([
    ["States.ALL", "FAILED"],
    ["States.DataLimitExceeded", "SUCCEEDED"],
  ])("with a Catch of %s gives the status %s", async (name, status) => {
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
