// `npm run hire` puts an `EmployeeHired` on the bus of the local run or of a deployed stack, as HR would.

import { silenceSdkWarning } from "local-aws/silence-sdk-warning";
import { CannotHire } from "../../local/emit-hire.ts";
import { emitTo } from "./emit.ts";
import { parseCommand } from "./options.ts";
import { report } from "./report.ts";
import { findTarget } from "./target.ts";
import { usage } from "./usage.ts";

async function main(): Promise<string> {
  silenceSdkWarning();
  const command = parseCommand(process.argv.slice(2));
  if (command === "help") return usage;
  const target = findTarget(command.target);
  const eventId = await emitTo(target, command);
  return report(target, command.hire, eventId);
}

function explain(error: unknown): string {
  if (error instanceof CannotHire) return error.message;
  return error instanceof Error ? `The event was not put on the bus. ${error.name}: ${error.message}` : String(error);
}

main().then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  },
);
