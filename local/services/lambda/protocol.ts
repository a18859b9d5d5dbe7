/** What goes between a function's thread and the Lambda service; plain data, because it crosses threads. */
export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly functionArn: string;
  readonly deadline: number;
}

/** `functionError` is set where the function threw; `payload` is JSON text either way. */
export interface InvocationResult {
  readonly payload: string;
  readonly functionError?: string;
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

/** A thread's first message: its module is loaded, or why not. */
export type InitResult = { readonly ready: true } | { readonly ready: false; readonly payload: string };
