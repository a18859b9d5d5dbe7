import { z } from "zod";

/** Ports that another program has. The message is one line for a person at a terminal. */
export class PortTaken extends Error {
  override readonly name = "PortTaken";
}

export interface PortChoice {
  readonly variable: string;
  readonly port: number;
  /** The port without the variable. */
  readonly usual: number;
  readonly isTaken: boolean;
}

const Clock = z.object({ now: z.string(), aheadSeconds: z.number() });

/** Says which are taken, by a local run perhaps, and the one command that leads on. */
export async function portTaken(choices: readonly PortChoice[]): Promise<PortTaken> {
  const ports = choices.filter(({ isTaken }) => isTaken).map(({ port }) => port);
  const consoles = await Promise.all(ports.map(runningConsole));
  const running = consoles.find((url) => url !== undefined);
  const taken = ports.length === 1 ? `Port ${ports[0]} is taken.` : `Ports ${ports.join(" and ")} are taken.`;
  const hint = running === undefined ? "" : ` It seems to run already: ${running}.`;
  const advice = `Free what is taken, or start with: ${choices.flatMap(variableFor).join(" ")} npm start`;
  return new PortTaken(`${taken}${hint} ${advice} (0 picks a free port).`);
}

function variableFor({ variable, port, usual, isTaken }: PortChoice): string[] {
  if (isTaken) return [`${variable}=0`];
  return port === usual ? [] : [`${variable}=${port}`];
}

/** The console of a local run that has this port. */
async function runningConsole(port: number): Promise<string | undefined> {
  const url = `http://127.0.0.1:${port}/console`;
  try {
    const answer = await fetch(`${url}/api/clock`, { signal: AbortSignal.timeout(1000) });
    return Clock.safeParse(await answer.json()).success ? url : undefined;
  } catch {
    return undefined;
  }
}
