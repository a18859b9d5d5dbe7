import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** What the functions write, a file each: the local CloudWatch Logs. */
export interface FunctionLogs {
  readonly directory: string;
  write(functionName: string, text: string): void;
}

/** Starts with empty logs, and again when somebody clears them away. */
export function createFunctionLogs(directory: string): FunctionLogs {
  rmSync(directory, { recursive: true, force: true });
  return {
    directory,
    write(functionName, text) {
      mkdirSync(directory, { recursive: true });
      appendFileSync(join(directory, `${functionName}.log`), text);
    },
  };
}
