import type { ConsoleDeps } from "../console-deps.ts";
import { stateMachineList } from "./step-functions-api.ts";

/** Every state machine of the local run; one page of ListStateMachines holds 1000. */
export async function listStateMachines(stepFunctions: ConsoleDeps["stepFunctions"]) {
  return stateMachineList.parse(await stepFunctions("ListStateMachines", {})).stateMachines;
}
