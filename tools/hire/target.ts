import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { CannotHire } from "../../local/emit-hire.ts";
import type { TargetOptions } from "./options.ts";

/** `.local/outputs.json`, which the local run writes when it is ready. */
export const LocalRun = z
  .object({
    endpoint: z.url(),
    region: z.string(),
    eventBusName: z.string(),
    consoleUrl: z.string(),
    mailboxUrl: z.string(),
  })
  .transform((outputs) => ({ kind: "local" as const, ...outputs }));

/** The file that `cdk deploy --outputs-file` writes: the outputs of each stack, by stack name. */
const Deployed = z
  .object({ Onboarding: z.object({ EventBusName: z.string() }) })
  .transform(({ Onboarding }) => Onboarding.EventBusName);

/** The bus to put the event on, and how to reach it. */
export type Target =
  | z.output<typeof LocalRun>
  | {
      readonly kind: "deployed";
      readonly eventBusName: string;
      readonly profile: string | undefined;
      readonly region: string | undefined;
    };

const LOCAL_OUTPUTS = ".local/outputs.json";
const DEPLOYED_OUTPUTS = "cdk-outputs.json";

/**
 * Finds the bus that the options select. Files are relative to the project's root. Throws `CannotHire` if there is
 * none.
 */
export function findTarget({ outputs, eventBus, profile, region }: TargetOptions): Target {
  const onAws = { kind: "deployed", profile, region } as const;
  if (eventBus !== undefined) return { ...onAws, eventBusName: eventBus };
  const isForAws = profile !== undefined || region !== undefined;
  const file = outputs ?? (isForAws ? DEPLOYED_OUTPUTS : LOCAL_OUTPUTS);
  if (outputs === undefined && !isForAws && !existsSync(file)) throw notRunning(file);
  const content = readJson(file);
  const local = LocalRun.safeParse(content);
  if (local.success && isForAws)
    throw new CannotHire(`${file} belongs to a local run, which has no profile and no Region to choose.`);
  if (local.success) return local.data;
  const deployed = Deployed.safeParse(content);
  if (deployed.success) return { ...onAws, eventBusName: deployed.data };
  throw new CannotHire(`${file} has neither the outputs of the stack Onboarding nor those of a local run.`);
}

/** `tried`: the file or endpoint that was tried. */
export function notRunning(tried: string): CannotHire {
  return new CannotHire(`The local run is not running: nothing is at ${tried}. Start it with: npm start`);
}

function readJson(file: string): unknown {
  if (!existsSync(file))
    throw new CannotHire(
      `There is no ${file}. "npx cdk deploy --outputs-file ${DEPLOYED_OUTPUTS}" writes one; or name the bus: --event-bus onboarding`,
    );
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CannotHire(`${file} is not JSON.`);
  }
}
