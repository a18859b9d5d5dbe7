/** What goes between a function's thread and the Lambda service; plain data, because it crosses threads. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/**
 * What a thread says first, of loading the function's module, and then of each invocation. `functionError` is set
 * where the function threw; `payload` is JSON text either way.
 */
export interface InvocationResult {
  readonly payload: string;
  readonly functionError?: string;
}

/** What a thread says before it ends because of an error that nobody handled. */
export interface Crash {
  readonly crash: InvocationResult;
}

/** What a thread is started with. */
export interface SandboxData {
  /** The file that exports the handler, as a URL. */
  readonly module: string;
  readonly exportName: string;
  readonly functionName: string;
  readonly memorySize: number;
  /** Shared memory: how far the local clock is ahead of the machine's, in ms. */
  readonly lead: Float64Array;
}
