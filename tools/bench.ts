// `npm run bench` measures how long the local run takes for many hires at once, compared with a single hire.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { silenceSdkWarning } from "local-aws/silence-sdk-warning";
import { type Platform, startPlatform } from "../local/platform.ts";
import { synthesizeApp } from "../local/synthesize.ts";

const HIRES = 50;
const PASSWORD = "a-quiet-walk-at-dawn";

silenceSdkWarning();
const directory = mkdtempSync(join(tmpdir(), "onboarding-bench-"));
const assembly = join(directory, "assembly");
const synthesis = await timed(() => synthesizeApp(assembly));
let platform: Platform | undefined;
const start = await timed(async () => {
  platform = await startPlatform({ assembly, directory, awsPort: 0, portalPort: 0 });
});
if (platform === undefined) throw new Error("The local run did not start.");
const warm = await onboard(platform, 1, "W");
const one = await onboard(platform, 1, "A");
const many = await onboard(platform, HIRES, "B");
await platform.stop();
rmSync(directory, { recursive: true });
const rows = [
  ["synthesis", synthesis],
  ["start", start],
  ["first hire", warm],
  ["one hire", one],
  [`${HIRES} hires at once`, many],
] as const;
for (const [label, ms] of rows) process.stdout.write(`${label.padEnd(20)} ${ms.toFixed(0).padStart(7)} ms\n`);
process.stdout.write(`a hire among ${HIRES} takes ${(many / HIRES / one).toFixed(2)} of the time of a single hire\n`);

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Measures from the events to the end of the last execution; a password is submitted as soon as each mail arrives. */
function onboard({ outputs, services }: Platform, count: number, prefix: string): Promise<number> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new EventBridgeClient({ endpoint: outputs.endpoint, region: outputs.region, credentials });
  const bus = { EventBusName: outputs["eventBusName"], Source: "hr", DetailType: "EmployeeHired" };
  return timed(async () => {
    const unsubscribe = services.ses.subscribe(
      ({ text }) => void services.activity.track(submitPassword(outputs.portalUrl, text)),
    );
    const Entries = Array.from({ length: count }, (_, index) => ({
      ...bus,
      Detail: JSON.stringify(hire(`${prefix}${index}`)),
    }));
    while (Entries.length > 0) await client.send(new PutEventsCommand({ Entries: Entries.splice(0, 10) }));
    await services.activity.idle();
    unsubscribe();
  });
}

function hire(employeeId: string) {
  return { employeeId, email: `${employeeId}@example.com`, givenName: "Ada", familyName: "Lovelace" };
}

async function submitPassword(portalUrl: string, mail: string): Promise<void> {
  const link = /#(\S+)/.exec(mail)?.[1];
  const body = JSON.stringify({ link, newPassword: PASSWORD });
  await fetch(`${portalUrl}/api/link/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
}
