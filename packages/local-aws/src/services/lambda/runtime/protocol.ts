/** A message to a function's thread. All messages are plain data, because they cross threads. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/**
 * A thread's message: the first is about loading the function's module, each further one about an invocation.
 * `payload` is JSON text. `functionError` is set when the function threw; `payload` is the error then.
 */
export interface InvocationResult {
  readonly payload: string;
  readonly functionError?: string;
}

/** A thread's last message, before an unhandled error ends it. */
export interface Crash {
  readonly crash: InvocationResult;
}

/** The data that a thread starts with. */
export interface SandboxData {
  /** URL of the file that exports the handler. */
  readonly module: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly memorySize: number;
  /** How many milliseconds the local clock is ahead of the machine's, in shared memory. */
  readonly clockOffset: Float64Array;
}
