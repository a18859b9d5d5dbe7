import { RedriveExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
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

const redrive = (executionArn: string, clientToken?: string) =>
  host.client.send(new RedriveExecutionCommand({ executionArn, clientToken }));
const single = (state: object) => ({ StartAt: "Work", States: { Work: state } });
const typesOf = async (arn: string) => (await host.history(arn)).map(({ type }) => type);
const refused = { name: "ExecutionNotRedrivable" };

describe("RedriveExecution", () => {
  it("is idempotent by client token", async () => {
    const arn = await host.start(single(task("boom")));
    await redrive(arn, "once");
    await host.activity.idle();
    await redrive(arn, "once");
    expect((await host.describe(arn)).redriveCount).toBe(1);
  });

  it("refuses a succeeded execution, and one that failed more than 14 days ago", async () => {
    await expect(redrive(await host.start(single({ Type: "Succeed" })))).rejects.toMatchObject(refused);
    const failed = await host.start(single({ Type: "Fail", Error: "E", Cause: "C" }));
    await host.advance(14 * 86_400 + 1);
    await expect(redrive(failed)).rejects.toMatchObject(refused);
  });
});

describe("[D] a redrive", () => {
  const broken = () => host.start(single(task("boom")));

  it("continues the same history, and enters the state once", async () => {
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
  ])("is possible for the status %s", async (status, machine, end) => {
    const state = status === "FAILED" ? task("boom") : callbackTask("arm");
    const arn = await host.start({ ...single(state), ...machine });
    await end(arn);
    expect((await host.describe(arn)).status).toBe(status);
    await redrive(arn);
    expect(await host.describe(arn)).toMatchObject({
      status: status === "FAILED" ? "FAILED" : "RUNNING",
      redriveCount: 1,
    });
    // The execution's TimeoutSeconds starts again.
    await host.advance(4);
    expect((await host.describe(arn)).status).toBe(status === "FAILED" ? "FAILED" : "RUNNING");
  });

  it("is refused for a running execution", async () => {
    await expect(redrive(await host.start(single(callbackTask("arm"))))).rejects.toMatchObject(refused);
  });

  it("is refused for an execution that started a year ago", async () => {
    const arn = await host.start(single(callbackTask("arm", { TimeoutSeconds: 360 * 86_400, End: true })));
    await host.advance(360 * 86_400);
    await redrive(arn);
    await host.client.send(new StopExecutionCommand({ executionArn: arn }));
    await host.advance(5 * 86_400);
    await expect(redrive(arn)).rejects.toMatchObject(refused);
  });

  it("is repeatable by the last ten client tokens, for 15 minutes", async () => {
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
