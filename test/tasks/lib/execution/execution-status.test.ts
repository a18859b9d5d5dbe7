import { StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasFailed, isRunning } from "../../../../tasks/lib/execution/execution-status.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

it("calls a run that waits running, one that was stopped dead, and one that is not there neither", async () => {
  const { stateMachines } = testbed.clients;
  const { stateMachineArn } = testbed;
  const statusOf = async (arn: string) => ({
    dead: await hasFailed(stateMachines, arn),
    running: await isRunning(stateMachines, arn),
  });
  const notYet = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:nobody`;
  expect(await statusOf(notYet)).toEqual({ dead: false, running: false });
  const { executionArn = "" } = await stateMachines.send(new StartExecutionCommand({ stateMachineArn, name: "one" }));
  await testbed.services.activity.idle();
  expect(await statusOf(executionArn)).toEqual({ dead: false, running: true });
  await stateMachines.send(new StopExecutionCommand({ executionArn }));
  expect(await statusOf(executionArn)).toEqual({ dead: true, running: false });
});
