import type { FunctionProperties } from "../resources/function.ts";
import type { InvocationResult } from "./protocol.ts";

/** A function's settings. */
export interface FunctionSetup {
  readonly arn: string;
  readonly name: string;
  readonly properties: FunctionProperties;
  /** The environment variables that Lambda itself sets. */
  readonly environment: Readonly<Record<string, string>>;
  readonly onOutput: (text: string) => void;
}

/** Runs the invocations of one function, as Lambda's execution environments do. */
export interface Runner {
  /**
   * Runs one invocation. `payload` is JSON text, `variables` are the function's own environment variables. Never rejects:
   * a crash is a result, too.
   */
  run(payload: string, requestId: string, variables: Readonly<Record<string, string>>): Promise<InvocationResult>;
  /** Further invocations run in new execution environments. */
  renew(): Promise<void>;
  /** Ends every execution environment. Further invocations fail as if their environment had exited. */
  stop(): Promise<void>;
}

/** Makes the runner of a function. */
export type StartRunner = (setup: FunctionSetup) => Runner;
