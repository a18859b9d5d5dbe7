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

/** Values by name: numbers are literals, texts are JSONata without `{% %}`. */
type Expressions<Name extends string> = { readonly [N in Name]: string | number };

interface TaskStateProps<Input> {
  readonly task: TaskFunction;
  /** Every field of the task's input. */
  readonly payload: Expressions<keyof Input & string>;
}

/** A state that runs a task and outputs the task's result. `assign` sets variables. */
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
 * A state that invokes a task with a task token, then waits until SendTaskSuccess or SendTaskFailure ends the wait, for
 * `seconds` (JSONata) at most.
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

/** The errors that a catcher catches, by their literal names, and the variables that it assigns. */
export function catchProps(errors: string[], assign?: Expressions<string>): CatchProps {
  return assign === undefined ? { errors } : { errors, assign: jsonataObject(assign) };
}

/** The label of a transition of a Choice, and the variables that it assigns. */
export function transition(comment: string, assign?: Expressions<string>): ChoiceTransitionOptions {
  return assign === undefined ? { comment } : { comment, assign: jsonataObject(assign) };
}

/**
 * A condition on the outcome that a task returned. The type argument is the task's output, so that a misspelt outcome
 * does not compile.
 */
export function outcomeIs<Output extends { readonly outcome: string }>(outcome: Output["outcome"]): Condition {
  return jsonataCondition(`$states.input.outcome = '${outcome}'`);
}

export function jsonataCondition(expression: string): Condition {
  return Condition.jsonata(jsonata(expression));
}

/**
 * Every field of an execution's input as JSONata, by name; for the first state of the execution. The result is parsed
 * only to give it the type with the schema's names.
 */
export function inputFields<Shape extends z.ZodRawShape>(input: z.ZodObject<Shape>) {
  const fields = Object.keys(input.shape).map((name) => [name, `$states.input.${name}`]);
  return z.record(input.keyof(), z.string()).parse(Object.fromEntries(fields));
}

/** Converts expressions into an object for `Assign` or `Arguments`. */
export function jsonataObject<Name extends string>(expressions: Expressions<Name>): Record<string, string | number> {
  const entries = Object.entries<string | number>(expressions);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === "number" ? value : jsonata(value)]));
}

function jsonata(expression: string): string {
  return `{% ${expression} %}`;
}
