// `npm run journeys:ministack` runs the journeys on MiniStack, an independent emulator. If it cannot be installed, the script
// prints why and exits with 0.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateEmailIdentityCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import { silenceSdkWarning } from "local-aws/silence-sdk-warning";
import * as z from "zod";
import { synthesizeApp } from "../../../local/synthesize.ts";
import { adaptTemplate } from "./adapt-template.ts";
import { CommandFailed, killRunning, run } from "./commands.ts";
import { ACCOUNT_ID, type Emulator, install, MINISTACK, REGION, start } from "./emulator.ts";

/** The limit for the whole run, which takes about one and a half minutes. */
const MINUTES = 4;
const TEMPLATE = "Onboarding.template.json";

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function main(folder: string): Promise<void> {
  print(`Installing ${MINISTACK} in ${folder} ...`);
  const python = await install(folder).catch((error: unknown) => {
    if (!(error instanceof CommandFailed)) throw error;
    print(`Skipping the journeys on MiniStack, because it could not be installed: ${error.message.split("\n").at(-1)}`);
  });
  if (python === undefined) return;
  const assembly = await adaptedAssembly(folder);
  const emulator = await start(python, folder);
  print(`Deploying to ${emulator.endpoint} ...`);
  stopEmulator = emulator.stop;
  try {
    await deployAndRunJourneys(emulator, folder, assembly);
  } catch (error) {
    print(`The end of MiniStack's log:\n${readFileSync(emulator.log, "utf8").slice(-3_000)}`);
    throw error;
  } finally {
    await emulator.stop();
  }
}

/** Synthesizes the app, and copies it with a template that MiniStack can run. Returns the folder of the copy. */
async function adaptedAssembly(folder: string): Promise<string> {
  const assembly = join(folder, "assembly");
  await synthesizeApp(join(folder, "synthesized"), stopping.signal);
  cpSync(join(folder, "synthesized"), assembly, { recursive: true });
  const { template, changes } = adaptTemplate(JSON.parse(readFileSync(join(assembly, TEMPLATE), "utf8")));
  writeFileSync(join(assembly, TEMPLATE), JSON.stringify(template));
  print(`Changes in the copy of the template for ${MINISTACK} (see docs/decisions/0016):`);
  for (const [change, times] of changes) print(`  ${change} (${times})`);
  return assembly;
}

/** Follows the steps that the README describes for a real account. */
async function deployAndRunJourneys(emulator: Emulator, folder: string, assembly: string): Promise<void> {
  const { endpoint, env } = emulator;
  const cdk = (...args: string[]) =>
    run(process.execPath, ["node_modules/aws-cdk/bin/cdk", ...args, "--app", assembly], { env, seconds: 120 });
  const outputs = join(folder, "cdk-outputs.json");
  await verifySender(emulator);
  await cdk("bootstrap", `aws://${ACCOUNT_ID}/${REGION}`);
  await cdk("deploy", "--require-approval", "never", "--outputs-file", outputs);
  const mails = ["--mailbox", `${endpoint}/_ministack/ses/messages`, "--recipient", "{id}@example.com"];
  const journeys = ["--import", "tsx", "tools/journeys/cli.ts", "--outputs", outputs, ...mails];
  await run(process.execPath, journeys, { env, seconds: 200, isLoud: true });
}

async function verifySender({ endpoint, certificate }: Emulator): Promise<void> {
  const Settings = z.object({ context: z.object({ onboarding: z.object({ fromAddress: z.string() }) }) });
  const { fromAddress } = Settings.parse(JSON.parse(readFileSync("cdk.json", "utf8"))).context.onboarding;
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const requestHandler = { httpsAgent: new Agent({ ca: readFileSync(certificate) }) };
  const ses = new SESv2Client({ endpoint, region: REGION, credentials, requestHandler });
  await ses.send(new CreateEmailIdentityCommand({ EmailIdentity: fromAddress }));
}

const stopping = new AbortController();
let stopEmulator: () => Promise<void> = async () => undefined;

async function runWithTimeout(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "onboarding-ministack-"));
  const abort = (reason: string) => {
    process.stderr.write(`${reason}\n`);
    killRunning();
    stopping.abort();
    stopEmulator().finally(() => {
      rmSync(folder, { recursive: true, force: true });
      process.exit(1);
    });
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => abort(`Stopped by ${signal}.`));
  const timer = setTimeout(() => abort(`Stopped: the run took longer than ${MINUTES} minutes.`), MINUTES * 60_000);
  try {
    await main(folder);
  } finally {
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  }
}

silenceSdkWarning();
runWithTimeout().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
