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

/** Fails the task that waits since last, as a signal does: an error name, and data as JSON in the cause. */
async function signal(error: string, data?: object) {
  const cause = data === undefined ? undefined : JSON.stringify(data);
  await host.client.send(new SendTaskFailureCommand({ taskToken: tokens.at(-1) ?? "", error, cause }));
  await host.activity.idle();
}

const output = async (arn: string) => JSON.parse((await host.describe(arn)).output ?? "null");
const report = { Type: "Pass", Output: { email: "{% $email %}", by: "{% $by %}" }, End: true };

/** Waits with two catchers that name a signal each, and assign what it brought. */
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

describe("a signal to a task that waits", () => {
  it("is caught by its name, and the catcher assigns what its cause brings", async () => {
    const arn = await host.start(waiting);
    await signal("EmailChanged", { email: "new@example.com" });
    expect(await output(arn)).toEqual({ email: "new@example.com", by: "EmailChanged" });
    const exited = (await host.history(arn)).find(({ type }) => type === "TaskStateExited");
    expect(exited?.stateExitedEventDetails?.assignedVariables).toEqual({
      email: '"new@example.com"',
      by: '"EmailChanged"',
    });
  });

  it.each(["OrderCancelled", "ResendRequested"])("%s leaves alone what its catcher does not assign", async (name) => {
    const arn = await host.start(waiting);
    await signal(name);
    expect(await output(arn)).toEqual({ email: "old@example.com", by: name });
  });

  it.each([
    ["that no catcher names", "OrderCancelledTwice", { error: "OrderCancelledTwice", cause: '{"email":"a"}' }],
    ["in other letters", "emailchanged", { error: "emailchanged", cause: '{"email":"a"}' }],
  ])("fails the execution with its own error when it has a name %s", async (_, name, failure) => {
    const arn = await host.start(waiting);
    await signal(name, { email: "a" });
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", ...failure });
  });

  it("without the JSON that its catcher reads fails the execution as an evaluation error", async () => {
    const arn = await host.start(waiting);
    await signal("EmailChanged");
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});

describe("Catch", () => {
  it("takes the first match, its own Output and Assign, and not the state's", async () => {
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
