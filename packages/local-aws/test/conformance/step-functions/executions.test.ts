import { SendTaskFailureCommand, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "../../step-functions/step-functions-host.ts";

let host: Awaited<ReturnType<typeof hostStepFunctions>>;
let token = "";
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => {
    token = JSON.parse(payload).token;
  });
});
afterAll(() => host.stop());

const pass = { StartAt: "Done", States: { Done: { Type: "Succeed" } } };
const held = { StartAt: "Wait", States: { Wait: callbackTask("arm") } };
const start = (stateMachineArn: string, name?: string, input?: string) =>
  host.client.send(new StartExecutionCommand({ stateMachineArn, name, input }));

describe("[D] the name of an execution", () => {
  const forbidden = [...'<>{}[]?*"#%\\^|~`$&,;:/', " ", "\t", "\n", "\u0000", "\u001f", "\u007f", "\u009f", "\ufffe"];
  it.each(forbidden)("may not have %j", async (character) => {
    await expect(start(host.create(pass), `a${character}b`)).rejects.toMatchObject({ name: "InvalidName" });
  });

  it.each(["a", "A-b_c.9", "a+b@c=d!e(f)'g", "größe", "x".repeat(80)])("may be %s", async (name) => {
    const { executionArn = "" } = await start(host.create(pass), name);
    expect(executionArn.endsWith(`:${name}`)).toBe(true);
  });

  it.each(["", "x".repeat(81)])("may not have %j's length", async (name) => {
    await expect(start(host.create(pass), name)).rejects.toMatchObject({ name: "ValidationException" });
  });
});

describe("[D] the input", () => {
  it.each(["null", "1", '"a"', "[]", "false", ' { "a" : 1 } '])("may be any JSON: %s", async (input) => {
    const { executionArn = "" } = await start(host.create(pass), "x", input);
    const { output = "", ...described } = await host.describe(executionArn);
    expect(described.input).toBe(input);
    expect(JSON.parse(output)).toEqual(JSON.parse(input));
  });
});

describe("[D] [O] a name is taken once its execution closed, whatever the input", () => {
  it.each([
    ["FAILED", () => host.client.send(new SendTaskFailureCommand({ taskToken: token }))],
    ["ABORTED", (executionArn: string) => host.client.send(new StopExecutionCommand({ executionArn }))],
  ])("%s", async (status, end) => {
    const machine = host.create(held);
    const { executionArn = "" } = await start(machine, "once", "{}");
    await host.activity.idle();
    await end(executionArn);
    expect((await host.describe(executionArn)).status).toBe(status);
    for (const input of ["{}", '{"a":1}'])
      await expect(start(machine, "once", input)).rejects.toMatchObject({
        name: "ExecutionAlreadyExists",
        message: `Execution Already Exists: '${executionArn}'`,
      });
  });

  it("of one state machine: another may use it, too", async () => {
    const arns = [await start(host.create(held), "shared"), await start(host.create(held), "shared")];
    expect(new Set(arns.map(({ executionArn }) => executionArn)).size).toBe(2);
  });
});
