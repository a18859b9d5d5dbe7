import type { DeadLetter, MailboxMail, TextMessage } from "../console-deps.ts";
import type { listExecutions } from "../execution/list-executions.ts";
import type { readExecution } from "../execution/read-execution.ts";
import type { ListedEvent } from "../routes/lists.ts";

export type Execution = Awaited<ReturnType<typeof listExecutions>>[number];
export type ExecutionDetail = Awaited<ReturnType<typeof readExecution>>;
export type HistoryRow = ExecutionDetail["history"][number] & { readonly stateName?: string };
export interface ClockReading {
  readonly now: string;
  readonly aheadSeconds: number;
}

/** The console's API, found beside the script: `<mount>/assets/app.js` and `<mount>/api/`. */
const ROOT = new URL("../", import.meta.url);

export const api = {
  executions: () => ask<Execution[]>("api/executions"),
  execution: (machine: string, name: string) => ask<ExecutionDetail>(`api/executions/${path(machine)}/${path(name)}`),
  mailbox: () => ask<MailboxMail[]>("api/mailbox"),
  texts: () => ask<TextMessage[]>("api/texts"),
  events: () => ask<ListedEvent[]>("api/events"),
  deadLetters: () => ask<DeadLetter[]>("api/dead-letters"),
  clock: () => ask<ClockReading>("api/clock"),
  advanceClock: (advanceSeconds: number) =>
    ask<ClockReading>("api/clock", { method: "POST", body: JSON.stringify({ advanceSeconds }) }),
} as const;

/** Address of one mail's HTML, for a frame. */
export function mailAddress(id: string): string {
  return new URL(`mail/${path(id)}`, ROOT).href;
}

const path = encodeURIComponent;

async function ask<Answer>(address: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(new URL(address, ROOT), init);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail);
  return body;
}
