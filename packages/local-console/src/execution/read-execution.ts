import { AwsError } from "local-aws";
import type { ConsoleDeps } from "../console-deps.ts";
import { parseDefinition } from "../graph/definition.ts";
import { drawGraph } from "../graph/draw-graph.ts";
import { Problem } from "../problem.ts";
import { endStateOf } from "./end-state.ts";
import { listStateMachines } from "./list-state-machines.ts";
import { readHistory } from "./read-history.ts";
import { stateStatuses } from "./state-statuses.ts";
import { attributeStates } from "./state-visits.ts";
import { executionDescription, stateMachineOfExecution } from "./step-functions-api.ts";

type StepFunctions = ConsoleDeps["stepFunctions"];

/** One execution as the page shows it: description, what became of each state, history, and the graph as SVG. */
export async function readExecution(stepFunctions: StepFunctions, stateMachine: string, name: string) {
  const executionArn = await arnOf(stepFunctions, stateMachine, name);
  const { stateMachineArn: _, ...description } = executionDescription.parse(
    await callOr404(() => stepFunctions("DescribeExecution", { executionArn })),
  );
  const machine = stateMachineOfExecution.parse(
    await stepFunctions("DescribeStateMachineForExecution", { executionArn }),
  );
  const events = await readHistory(stepFunctions, executionArn);
  const definition = parseDefinition(machine.definition);
  const states = stateStatuses(definition, events, description.status);
  return {
    description: { ...description, stateMachineName: machine.name, endState: endStateOf(description, events) },
    states,
    history: attributeStates(events),
    graph: drawGraph(definition, states, machine.name),
  };
}

/** `arn:aws:states:region:account:stateMachine:name` has its executions at `…:execution:name:execution name`. */
async function arnOf(stepFunctions: StepFunctions, stateMachine: string, name: string): Promise<string> {
  const machine = (await listStateMachines(stepFunctions)).find((candidate) => candidate.name === stateMachine);
  if (machine === undefined) throw new Problem(404, `There is no state machine ${stateMachine}.`);
  return `${machine.stateMachineArn.replace(":stateMachine:", ":execution:")}:${name}`;
}

async function callOr404(call: () => Promise<unknown>): Promise<unknown> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AwsError && error.status < 500) throw new Problem(404, error.message);
    throw error;
  }
}
