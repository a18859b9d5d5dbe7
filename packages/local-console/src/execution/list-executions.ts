import type { ConsoleDeps } from "../console-deps.ts";
import type { EndStateReader } from "./end-state.ts";
import { listExecutionsOf, listStateMachines } from "./step-functions-api.ts";

/** The newest 1000 executions of each state machine with their end states, all in one list, newest first. */
export async function listExecutions(stepFunctions: ConsoleDeps["stepFunctions"], readEndState: EndStateReader) {
  const machines = await listStateMachines(stepFunctions);
  const lists = await Promise.all(
    machines.map(async ({ stateMachineArn, name: stateMachineName }) => {
      const executions = await listExecutionsOf(stepFunctions, stateMachineArn);
      return Promise.all(
        executions.map(async (found) => ({ ...found, stateMachineName, endState: await readEndState(found) })),
      );
    }),
  );
  return lists.flat().sort((a, b) => b.startDate.localeCompare(a.startDate));
}
