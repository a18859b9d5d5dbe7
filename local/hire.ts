// `npm run hire`: puts an `EmployeeHired` on the bus of the local run, or of a deployed stack, as HR would.
import { CannotHire } from "./hire/cannot-hire.ts";
import { emitHire } from "./hire/emit.ts";
import { parseCommand } from "./hire/options.ts";
import { report } from "./hire/report.ts";
import { findTarget } from "./hire/target.ts";
import { usage } from "./hire/usage.ts";
import { quietSdk } from "./run/quiet-sdk.ts";

async function main(): Promise<string> {
  quietSdk();
  const command = parseCommand(process.argv.slice(2));
  if (command === "help") return usage;
  const target = findTarget(command.target);
  const eventId = await emitHire(target, command);
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
