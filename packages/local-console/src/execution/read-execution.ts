import { AwsError } from "local-aws";
import type { ConsoleDeps } from "../console-deps.ts";
import { parseDefinition } from "../graph/definition.ts";
import { drawGraph } from "../graph/draw-graph.ts";
import { Problem } from "../problem.ts";
import { endStateOf } from "./end-state.ts";
import { stateOutcomes } from "./state-outcomes.ts";
import { addStateNames } from "./state-visits.ts";
import { executionDescription, listStateMachines, readHistory, stateMachineOfExecution } from "./step-functions-api.ts";

type StepFunctions = ConsoleDeps["stepFunctions"];

/**
 * One execution as the page shows it: its description, the outcome of each state, its history, and its graph as SVG.
 * Throws a 404 `Problem` when there is no such state machine or execution.
 */
export async function readExecution(stepFunctions: StepFunctions, stateMachine: string, name: string) {
  const executionArn = await executionArnOf(stepFunctions, stateMachine, name);
  const { stateMachineArn: _, ...description } = executionDescription.parse(
    await callOr404(() => stepFunctions("DescribeExecution", { executionArn })),
  );
  const machine = stateMachineOfExecution.parse(
    await stepFunctions("DescribeStateMachineForExecution", { executionArn }),
  );
  const events = await readHistory(stepFunctions, executionArn);
  const definition = parseDefinition(machine.definition);
  const states = stateOutcomes(definition, events, description.status);
  return {
    description: { ...description, stateMachineName: machine.name, endState: endStateOf(description, events) },
    states,
    history: addStateNames(events),
    graph: drawGraph(definition, states, machine.name),
  };
}

/** From `arn:aws:states:<region>:<account>:stateMachine:<machine>` to `…:execution:<machine>:<name>`. */
async function executionArnOf(stepFunctions: StepFunctions, stateMachine: string, name: string): Promise<string> {
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
