import { parseArgs } from "node:util";
import { z } from "zod";
import { type Ports, usualPorts } from "./servers.ts";
import { usage } from "./usage.ts";

/** What the caller asked for cannot be; the message is for a person at a terminal. */
export class InvalidSettings extends Error {
  override readonly name = "InvalidSettings";
}

export interface Settings extends Ports {
  /** Only tells how it is used. */
  readonly help: boolean;
  /** Emits a sample hire when ready. */
  readonly sample: boolean;
}

const Port = z.coerce.number().int().min(0).max(65_535);
const options = {
  help: { type: "boolean", default: false },
  "no-sample": { type: "boolean", default: false },
} as const;

/** The settings out of the command line and the environment variables. Throws `InvalidSettings`. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings {
  const { help, "no-sample": noSample } = switches(args);
  return {
    awsPort: port(env, "LOCAL_AWS_PORT", usualPorts.awsPort),
    portalPort: port(env, "LOCAL_PORTAL_PORT", usualPorts.portalPort),
    help,
    sample: !noSample,
  };
}

function port(env: NodeJS.ProcessEnv, name: string, usual: number): number {
  // A variable that is there but empty is how some shells take one away.
  const text = env[name] || String(usual);
  const parsed = Port.safeParse(text);
  if (!parsed.success) throw new InvalidSettings(`${name} is "${text}"; allowed is a whole number, 0 to 65535.`);
  return parsed.data;
}

function switches(args: string[]) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    // The first sentence says what is wrong; the rest is about Node.js.
    const [problem = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new InvalidSettings(`${problem}.\n\n${usage}`);
  }
}
