import { SendTaskFailureCommand, StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callbackTask, hostStepFunctions } from "./step-functions-host.ts";

let token = "";
let host: Awaited<ReturnType<typeof hostStepFunctions>>;
beforeAll(async () => {
  host = await hostStepFunctions();
  host.handlers.set("arm", (payload) => {
    token = JSON.parse(payload).token;
  });
});
afterAll(() => host.stop());

const pass = { StartAt: "Done", States: { Done: { Type: "Succeed" } } };
const held = { StartAt: "Wait", States: { Wait: callbackTask("arm") } };
const prefix = "arn:aws:states:eu-west-1:000000000000";

const start = (stateMachineArn: string, name?: string, input?: string) =>
  host.client.send(new StartExecutionCommand({ stateMachineArn, name, input }));

describe("StartExecution", () => {
  it("the same name and input give the running execution", async () => {
    const arn = host.create(held);
    const first = await start(arn, "order-1", '{"a":1}');
    expect(await start(arn, "order-1", '{"a":1}')).toMatchObject({
      executionArn: first.executionArn,
      startDate: first.startDate,
    });
  });

  it.each([
    ["another input while it runs", held, '{"a":2}'],
    ["any input once it closed", pass, '{"a":1}'],
  ])("refuses a name with %s", async (_, definition, input) => {
    const arn = host.create(definition, `machine-${input.length}-${definition.StartAt}`);
    const { executionArn } = await start(arn, "order-1", '{"a":1}');
    await host.activity.idle();
    await expect(start(arn, "order-1", input)).rejects.toMatchObject({
      name: "ExecutionAlreadyExists",
      message: `Execution Already Exists: '${executionArn}'`,
    });
  });

  it("a name is free 90 days after the execution closed", async () => {
    const other = await hostStepFunctions();
    const stateMachineArn = other.create(pass);
    const again = () => other.client.send(new StartExecutionCommand({ stateMachineArn, name: "order-1" }));
    await again();
    await other.advance(90 * 86_400);
    await expect(again()).resolves.toBeDefined();
    await other.stop();
  });
});

describe("StartExecution with an unusable name, input or ARN", () => {
  it.each(["a b", "a/b", "a:b", "a*", "a\u0007", 'a"', "a#", "{a}"])("refuses the name %j", async (name) => {
    await expect(start(host.create(pass), name)).rejects.toMatchObject({
      name: "InvalidName",
      message: `Invalid Name: '${name}'`,
    });
  });

  it.each([
    ["not JSON", "{", "InvalidExecutionInput"],
    ["empty", "", "InvalidExecutionInput"],
    ["larger than 256 KiB", JSON.stringify("x".repeat(262_144)), "ValidationException"],
  ])("refuses an input that is %s", async (_, input, name) => {
    await expect(start(host.create(pass), "x", input)).rejects.toMatchObject({ name });
  });

  it.each([
    ["x", "InvalidArn", "Invalid Arn: 'Invalid ARN prefix: x'"],
    [
      `${prefix}:stateMachine:no`,
      "StateMachineDoesNotExist",
      `State Machine Does Not Exist: '${prefix}:stateMachine:no'`,
    ],
  ])("refuses the state machine %s", async (arn, name, message) => {
    await expect(start(arn)).rejects.toMatchObject({ name, message });
  });

  it("the name is a UUID and the input {} by default", async () => {
    const { executionArn = "" } = await start(host.create(pass, "unnamed"));
    expect(executionArn).toMatch(/^arn:aws:states:eu-west-1:000000000000:execution:unnamed:[0-9a-f-]{36}$/);
    expect((await host.describe(executionArn)).input).toBe("{}");
  });
});

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

describe("[D] [O] a name is still taken when its execution has closed, whatever the input", () => {
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

  it("by one state machine only: another may use it, too", async () => {
    const arns = [await start(host.create(held), "shared"), await start(host.create(held), "shared")];
    expect(new Set(arns.map(({ executionArn }) => executionArn)).size).toBe(2);
  });
});
