import { StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hasFailed, isRunning } from "../../../../tasks/lib/execution/execution-status.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

it("reports a waiting execution as running, a stopped one as failed, and a missing one as neither", async () => {
  const { stateMachines } = testbed.clients;
  const { stateMachineArn } = testbed;
  const statusOf = async (arn: string) => ({
    failed: await hasFailed(stateMachines, arn),
    running: await isRunning(stateMachines, arn),
  });
  const missing = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:nobody`;
  expect(await statusOf(missing)).toEqual({ failed: false, running: false });
  const { executionArn = "" } = await stateMachines.send(new StartExecutionCommand({ stateMachineArn, name: "one" }));
  await testbed.services.activity.idle();
  expect(await statusOf(executionArn)).toEqual({ failed: false, running: true });
  await stateMachines.send(new StopExecutionCommand({ executionArn }));
  expect(await statusOf(executionArn)).toEqual({ failed: true, running: false });
});
