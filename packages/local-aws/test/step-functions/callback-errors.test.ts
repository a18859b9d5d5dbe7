import { SendTaskFailureCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions, task } from "./step-functions-host.ts";

const tokens: string[] = [];
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => tokens.push(JSON.parse(payload).token));
});
afterAll(() => host.stop());

/** Fails the task that waits, with an error name and data as JSON in the cause. */
async function failTask(error: string, data?: object) {
  const cause = data === undefined ? undefined : JSON.stringify(data);
  await host.client.send(new SendTaskFailureCommand({ taskToken: tokens.at(-1) ?? "", error, cause }));
  await host.activity.idle();
}

const output = async (arn: string) => JSON.parse((await host.describe(arn)).output ?? "null");
const report = { Type: "Pass", Output: { email: "{% $email %}", by: "{% $by %}" }, End: true };

/** Waits with catchers for error names, which assign the data of the cause. */
const waiting = {
  StartAt: "Begin",
  States: {
    Begin: { Type: "Pass", Assign: { email: "old@example.com", by: "nobody" }, Next: "Wait" },
    Wait: callbackTask("arm", {
      Catch: [
        {
          ErrorEquals: ["EmailChanged"],
          Assign: { email: "{% $parse($states.errorOutput.Cause).email %}", by: "{% $states.errorOutput.Error %}" },
          Output: "{% $states.input %}",
          Next: "Report",
        },
        {
          ErrorEquals: ["OrderCancelled", "ResendRequested"],
          Assign: { by: "{% $states.errorOutput.Error %}" },
          Next: "Report",
        },
      ],
      End: true,
    }),
    Report: report,
  },
};

describe("SendTaskFailure for a task that waits", () => {
  it("is caught by its error name, and the catcher assigns the data of the cause", async () => {
    const arn = await host.start(waiting);
    await failTask("EmailChanged", { email: "new@example.com" });
    expect(await output(arn)).toEqual({ email: "new@example.com", by: "EmailChanged" });
    const exited = (await host.history(arn)).find(({ type }) => type === "TaskStateExited");
    expect(exited?.stateExitedEventDetails?.assignedVariables).toEqual({
      email: '"new@example.com"',
      by: '"EmailChanged"',
    });
  });

  it.each(["OrderCancelled", "ResendRequested"])(
    "with %s changes only the variables that its catcher assigns",
    async (name) => {
      const arn = await host.start(waiting);
      await failTask(name);
      expect(await output(arn)).toEqual({ email: "old@example.com", by: name });
    },
  );

  it.each([
    ["that no catcher names", "OrderCancelledTwice", { error: "OrderCancelledTwice", cause: '{"email":"a"}' }],
    ["in other letters", "emailchanged", { error: "emailchanged", cause: '{"email":"a"}' }],
  ])("fails the execution with its own error when its name is one %s", async (_, name, failure) => {
    const arn = await host.start(waiting);
    await failTask(name, { email: "a" });
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", ...failure });
  });

  it("without the JSON that its catcher reads fails the execution with an evaluation error", async () => {
    const arn = await host.start(waiting);
    await failTask("EmailChanged");
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});

describe("Catch", () => {
  it("uses the first catcher that matches, with its Output and Assign instead of the state's", async () => {
    host.handlers.set("work", () => {
      throw Object.assign(new Error("again"), { name: "Transient" });
    });
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
