import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The output of the functions, one file each. It takes the place of CloudWatch Logs. */
export interface FunctionLogs {
  readonly directory: string;
  write(functionName: string, text: string): void;
}

/** Deletes the logs of an earlier run. Creates the folder again when somebody deletes it during the run. */
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
