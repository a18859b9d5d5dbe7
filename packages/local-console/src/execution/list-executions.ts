import type { ConsoleDeps } from "../console-deps.ts";
import type { createEndStates } from "./end-state.ts";
import { listStateMachines } from "./list-state-machines.ts";
import { executionList } from "./step-functions-api.ts";

/** The newest 1000 executions of each state machine (one page of ListExecutions), newest first, with their ends. */
export async function listExecutions(
  stepFunctions: ConsoleDeps["stepFunctions"],
  endState: ReturnType<typeof createEndStates>,
) {
  const machines = await listStateMachines(stepFunctions);
  const lists = await Promise.all(
    machines.map(async ({ stateMachineArn, name: stateMachineName }) => {
      const answer = await stepFunctions("ListExecutions", { stateMachineArn, maxResults: 1000 });
      const { executions } = executionList.parse(answer);
      return Promise.all(
        executions.map(async (found) => ({ ...found, stateMachineName, endState: await endState(found) })),
      );
    }),
  );
  return lists.flat().sort((a, b) => b.startDate.localeCompare(a.startDate));
}
