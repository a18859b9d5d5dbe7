import {
  type CatchProps,
  type ChoiceTransitionOptions,
  Condition,
  IntegrationPattern,
  TaskInput,
  type TaskStateBase,
  Timeout,
} from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke, type LambdaInvokeJsonataProps } from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Construct } from "constructs";
import * as z from "zod";
import { retry } from "./retry.ts";

export type TaskFunction = LambdaInvokeJsonataProps["lambdaFunction"];

/** Values by name: numbers as they are, texts as JSONata without its `{% %}`. */
type Expressions<Name extends string> = { readonly [N in Name]: string | number };

interface TaskStateProps<Input> {
  readonly task: TaskFunction;
  /** Every field of the task's input. */
  readonly payload: Expressions<keyof Input & string>;
}

/** A state that runs a task and has the task's result as its output. `assign` sets variables. */
export function taskState<Input>(
  scope: Construct,
  name: string,
  props: TaskStateProps<Input> & { readonly assign?: Expressions<string> },
): TaskStateBase {
  return LambdaInvoke.jsonata(scope, name, {
    lambdaFunction: props.task,
    payload: TaskInput.fromObject(jsonataObject(props.payload)),
    outputs: jsonata("$states.result.Payload"),
    retryOnServiceExceptions: false,
    ...(props.assign === undefined ? {} : { assign: jsonataObject(props.assign) }),
  }).addRetry(retry);
}

/**
 * A state that gives a task its token, then waits for `seconds` (JSONata) at most, until SendTaskSuccess or
 * SendTaskFailure ends the wait.
 */
export function waitingState<Input>(
  scope: Construct,
  name: string,
  props: TaskStateProps<Input> & { readonly seconds: string },
): TaskStateBase {
  return LambdaInvoke.jsonata(scope, name, {
    lambdaFunction: props.task,
    payload: TaskInput.fromObject(jsonataObject(props.payload)),
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    taskTimeout: Timeout.jsonata(jsonata(props.seconds)),
    retryOnServiceExceptions: false,
  }).addRetry(retry);
}

/** What a state catches, by literal error names, and the variables that it then sets. */
export function catchProps(errors: string[], assign?: Expressions<string>): CatchProps {
  return assign === undefined ? { errors } : { errors, assign: jsonataObject(assign) };
}

/** The label of a transition out of a Choice, and the variables that it sets. */
export function transition(comment: string, assign?: Expressions<string>): ChoiceTransitionOptions {
  return assign === undefined ? { comment } : { comment, assign: jsonataObject(assign) };
}

/** Reads the union that a task returned. The type argument is the task's output, so that no outcome is misspelt. */
export function outcomeIs<Output extends { readonly outcome: string }>(outcome: Output["outcome"]): Condition {
  return jsonataCondition(`$states.input.outcome = '${outcome}'`);
}

export function jsonataCondition(expression: string): Condition {
  return Condition.jsonata(jsonata(expression));
}

/**
 * Every field of an execution's input as JSONata, by name; for the state that the execution starts with. Parsed, so that
 * the result has the names of the schema.
 */
export function inputFields<Shape extends z.ZodRawShape>(input: z.ZodObject<Shape>) {
  const fields = Object.keys(input.shape).map((name) => [name, `$states.input.${name}`]);
  return z.record(input.keyof(), z.string()).parse(Object.fromEntries(fields));
}

/** An object for `Assign` or `Arguments`. */
export function jsonataObject<Name extends string>(expressions: Expressions<Name>): Record<string, string | number> {
  const entries = Object.entries<string | number>(expressions);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "number" ? value : jsonata(value)]));
}

function jsonata(expression: string): string {
  return `{% ${expression} %}`;
}
