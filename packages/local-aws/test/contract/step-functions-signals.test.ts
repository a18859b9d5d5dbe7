import { SendTaskFailureCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
const tokens: string[] = [];
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

describe("the time that a task waits", () => {
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

  it("can be what is left until a moment of the clock that was skipped, and at least a second", async () => {
    await host.advance(400 * 86_400);
    const left = async (seconds: number) => {
      const arn = await host.start(timed(until, { deadline: inSeconds(seconds) }));
      const scheduled = (await host.history(arn)).find(({ type }) => type === "TaskScheduled");
      return scheduled?.taskScheduledEventDetails?.timeoutInSeconds;
    };
    expect([await left(600), await left(-5)]).toEqual([600, 1]);
  });

  it.each(["{% [60][5] %}", "{% 0 %}", "{% 'soon' %}"])("fails the state when it is %s", async (bad) => {
    const arn = await host.start(timed(bad, {}));
    expect(await host.describe(arn)).toMatchObject({ status: "FAILED", error: "States.QueryEvaluationError" });
  });
});

describe("a rule of a Choice", () => {
  const counting = {
    StartAt: "Begin",
    States: {
      Begin: { Type: "Pass", Assign: { round: 0, seen: [] }, Next: "Again?" },
      "Again?": {
        Type: "Choice",
        Choices: [
          { Condition: "{% $round >= 3 %}", Assign: { why: "enough" }, Output: "{% $seen %}", Next: "Done" },
          {
            Condition: "{% $round < 3 %}",
            Assign: { round: "{% $round + 1 %}", seen: "{% $append($seen, [$round]) %}" },
            Next: "Again?",
          },
        ],
        Default: "Done",
        Assign: { why: "never" },
      },
      Done: { Type: "Pass", Output: ["{% $states.input %}", "{% $round %}", "{% $why %}"], End: true },
    },
  };

  it("assigns its own variables, from the values before, and not the state's", async () => {
    expect(await output(await host.start(counting))).toEqual([[0, 1, 2], 3, "enough"]);
  });
});
