import type { FunctionSetup } from "../lambda-function.ts";
import type { InvocationResult } from "./protocol.ts";

/** Runs the invocations of one function, as execution environments do. */
export interface Runner {
  /** `payload` is JSON text, `variables` are the function's own. Never rejects: a crash is a result too. */
  run(payload: string, requestId: string, variables: Readonly<Record<string, string>>): Promise<InvocationResult>;
  /** Invocations from now on run in new environments. */
  renew(): Promise<void>;
  /** Ends what runs; from now on every invocation is one that the function did not survive. */
  stop(): Promise<void>;
}

export type StartRunner = (setup: FunctionSetup) => Runner;

/** What running functions in threads takes. */
export interface RunnerDeps {
  /** The built `bootstrap.ts`. */
  readonly bootstrap: URL;
  /** How far the local clock is ahead of the machine's, in ms; shared memory. */
  readonly lead: Float64Array;
  /** The folder of a deployed asset. */
  readonly folderOf: (objectKey: string) => string;
  readonly newId: () => string;
  readonly onOutput: (functionName: string, text: string) => void;
}
