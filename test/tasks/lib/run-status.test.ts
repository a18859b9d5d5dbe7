import { StartExecutionCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isDead } from "../../../tasks/lib/run-status.ts";
import { type TaskWorld, taskWorld } from "../../support/task-world.ts";

let world: TaskWorld;
beforeAll(async () => {
  world = await taskWorld();
});
afterAll(() => world.stop());

it("calls a run dead that was stopped, not one that waits or is not there yet", async () => {
  const { stateMachines } = world.clients;
  const { stateMachineArn } = world;
  const notYet = `${stateMachineArn.replace(":stateMachine:", ":execution:")}:nobody`;
  expect(await isDead(stateMachines, notYet)).toBe(false);
  const { executionArn = "" } = await stateMachines.send(new StartExecutionCommand({ stateMachineArn, name: "one" }));
  await world.services.activity.idle();
  expect(await isDead(stateMachines, executionArn)).toBe(false);
  await stateMachines.send(new StopExecutionCommand({ executionArn }));
  expect(await isDead(stateMachines, executionArn)).toBe(true);
});
