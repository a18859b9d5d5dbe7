import type { compileDefinition } from "./definition/definition.ts";
import type { TaskDeps } from "./states/task-deps.ts";
import type { ExecutionStatusChange } from "./status-change.ts";

/** What the service needs. */
export interface StepFunctionsDeps extends TaskDeps {
  /** Compiles a definition, by default `compileDefinition`. A caller that creates many services may cache its results. */
  readonly compile?: typeof compileDefinition;
  /** Called on each status change with the `detail` of "Step Functions Execution Status Change". */
  readonly onStatusChange: (detail: ExecutionStatusChange) => void;
}
