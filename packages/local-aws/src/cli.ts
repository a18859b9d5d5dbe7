// Runs a cloud assembly from the command line; see the README.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { InvalidAssembly } from "./assembly/assembly.ts";
import { DeploymentFailed } from "./assembly/deploy.ts";
import { PortTaken } from "./endpoint/ports.ts";
import { NotSupported } from "./kernel/aws-error.ts";
import { runAssembly } from "./run-assembly.ts";
import { silenceSdkWarning } from "./silence-sdk-warning.ts";

const USAGE = `Runs a synthesized cloud assembly on this machine.

  local-aws <cdk.out folder> [options]

  --port 4566                port of the AWS endpoint; 0 picks a free port
  --api-port 8080            port of the HTTP API; 0 picks a free port
  --region eu-west-1
  --account 000000000000     account id
  --directory <folder>       logs and built files; a temporary folder by default
  --help`;

/** The command line is not valid. */
class InvalidArguments extends Error {
  override readonly name = "InvalidArguments";
}

const Port = z.coerce.number("a port is a whole number, 0 to 65535").int().min(0).max(65_535);
const Arguments = z.object({
  port: Port,
  "api-port": Port,
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "for example eu-west-1"),
  account: z.string().regex(/^\d{12}$/, "an account id has 12 digits"),
  directory: z.string().optional(),
  help: z.boolean(),
});

const options = {
  port: { type: "string", default: "4566" },
  "api-port": { type: "string", default: "8080" },
  region: { type: "string", default: "eu-west-1" },
  account: { type: "string", default: "000000000000" },
  directory: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

function readArguments(args: string[]) {
  const { values, positionals } = parse(args);
  const parsed = Arguments.safeParse(values);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`);
    throw new InvalidArguments(`${problems.join("\n")}\n\n${USAGE}`);
  }
  const [assembly, ...more] = positionals;
  if (!parsed.data.help && (assembly === undefined || more.length > 0))
    throw new InvalidArguments(`One folder with a cloud assembly is needed.\n\n${USAGE}`);
  return { ...parsed.data, assembly: assembly ?? "" };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new InvalidArguments(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function main(): Promise<void> {
  silenceSdkWarning();
  const {
    assembly,
    port,
    "api-port": apiPort,
    region,
    account: accountId,
    help,
    ...given
  } = readArguments(process.argv.slice(2));
  if (help) return void process.stdout.write(`${USAGE}\n`);
  const stopped = new Promise((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
  const directory = given.directory ?? mkdtempSync(join(tmpdir(), "local-aws-"));
  try {
    const run = await runAssembly({ assembly, directory, awsPort: port, apiPort, region, accountId });
    const { endpoint, apiUrl, outputs, logDirectory } = run;
    const addresses = { endpoint, apiUrl, region, accountId, logDirectory, outputs };
    process.stdout.write(`${JSON.stringify(addresses, null, 2)}\n`);
    await stopped;
    await run.stop();
  } finally {
    if (given.directory === undefined) rmSync(directory, { recursive: true, force: true });
  }
}

/** Errors whose message is enough; any other error is a bug, so its stack is printed. */
const expected = [DeploymentFailed, InvalidArguments, InvalidAssembly, NotSupported, PortTaken];

function fail(error: unknown): never {
  process.stderr.write(`${describe(error)}\n`);
  process.exit(1);
}

function describe(error: unknown): string {
  if (error instanceof z.ZodError) return `The cloud assembly is not valid.\n${z.prettifyError(error)}`;
  if (!(error instanceof Error)) return String(error);
  const isExpected = expected.some((type) => error instanceof type);
  const advice = error instanceof PortTaken ? " Choose others with --port and --api-port; 0 picks a free port." : "";
  return isExpected ? `${error.message}${advice}` : (error.stack ?? error.message);
}

main().then(() => process.exit(0), fail);
