import type { DeadLetter, MailboxMail, TextMessage } from "../console-deps.ts";
import type { listExecutions } from "../execution/list-executions.ts";
import type { readExecution } from "../execution/read-execution.ts";
import type { ClockReading } from "../routes/clock.ts";
import type { ListedEvent } from "../routes/lists.ts";

export type { ClockReading, ListedEvent };
export type Execution = Awaited<ReturnType<typeof listExecutions>>[number];
export type ExecutionDetail = Awaited<ReturnType<typeof readExecution>>;
export type HistoryRow = ExecutionDetail["history"][number] & { readonly stateName?: string };

/** Where the console is mounted; this script is `<mount>/assets/app.js`, and the API is `<mount>/api/`. */
const ROOT = new URL("../", import.meta.url);

/** The routes that the page calls. Each rejects with the problem's detail, or with a TypeError without a response. */
export const api = {
  executions: () => call<Execution[]>("api/executions"),
  execution: (machine: string, name: string) =>
    call<ExecutionDetail>(`api/executions/${encode(machine)}/${encode(name)}`),
  mailbox: () => call<MailboxMail[]>("api/mailbox"),
  texts: () => call<TextMessage[]>("api/texts"),
  events: () => call<ListedEvent[]>("api/events"),
  deadLetters: () => call<DeadLetter[]>("api/dead-letters"),
  clock: () => call<ClockReading>("api/clock"),
  advanceClock: (advanceSeconds: number) =>
    call<ClockReading>("api/clock", { method: "POST", body: JSON.stringify({ advanceSeconds }) }),
} as const;

/** The URL of one mail's HTML, for a frame. */
export function mailUrl(id: string): string {
  return new URL(`mail/${encode(id)}`, ROOT).href;
}

const encode = encodeURIComponent;

async function call<Result>(path: string, init?: RequestInit): Promise<Result> {
  const response = await fetch(new URL(path, ROOT), init);
  const body = await response.json();
  if (!response.ok) throw new Error(body.detail);
  return body;
}
