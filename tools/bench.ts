// `npm run bench`: how long the local run takes for N hires at once, against one hire alone, in one run.
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
if (platform === undefined) throw new Error("the local run did not start");
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
for (const [what, ms] of rows) process.stdout.write(`${what.padEnd(20)} ${ms.toFixed(0).padStart(7)} ms\n`);
process.stdout.write(`a hire among ${HIRES} costs ${(many / HIRES / one).toFixed(2)} of a hire alone\n`);

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** From the events to the last execution's end, with people who answer as soon as their mail is there. */
function onboard({ outputs, services }: Platform, count: number, prefix: string): Promise<number> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new EventBridgeClient({ endpoint: outputs.endpoint, region: outputs.region, credentials });
  const bus = { EventBusName: outputs["eventBusName"], Source: "hr", DetailType: "EmployeeHired" };
  return timed(async () => {
    const unsubscribe = services.ses.subscribe(
      ({ text }) => void services.activity.track(answer(outputs.portalUrl, text)),
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

async function answer(portalUrl: string, mail: string): Promise<void> {
  const link = /#(\S+)/.exec(mail)?.[1];
  const body = JSON.stringify({ link, newPassword: PASSWORD });
  await fetch(`${portalUrl}/api/link/password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
}
