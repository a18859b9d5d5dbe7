import type { ConsoleDeps } from "../ports.ts";
import { executionList } from "./answers.ts";
import { listStateMachines } from "./list-state-machines.ts";

/** The newest 1000 executions of each state machine (one page of ListExecutions), newest first. */
export async function listExecutions(stepFunctions: ConsoleDeps["stepFunctions"]) {
  const machines = await listStateMachines(stepFunctions);
  const lists = await Promise.all(
    machines.map(async ({ stateMachineArn, name }) => {
      const answer = await stepFunctions("ListExecutions", { stateMachineArn, maxResults: 1000 });
      return executionList.parse(answer).executions.map((found) => ({ ...found, stateMachineName: name }));
    }),
  );
  return lists.flat().sort((a, b) => b.startDate.localeCompare(a.startDate));
}
