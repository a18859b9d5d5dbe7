import type { LambdaFunction } from "./lambda-function.ts";
import type { InvocationResult } from "./runtime/protocol.ts";

/** What the operations of Lambda work on. */
export interface LambdaState {
  /** Finds a function by name, ARN, or either with `:$LATEST`. Throws `ResourceNotFoundException`. */
  find(nameOrArn: string): LambdaFunction;
  /** Invokes a function and waits. `payload` and that of the result are JSON text. Throws `ResourceNotFoundException`. */
  invoke(nameOrArn: string, payload: string): Promise<InvocationResult>;
  /** Queues an event for a function and returns immediately. Throws `ResourceNotFoundException`. */
  invokeAsync(nameOrArn: string, payload: string): void;
}
