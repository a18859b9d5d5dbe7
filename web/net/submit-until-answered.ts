import type { Problem } from "../../contracts/portal-api.ts";
import type { formOf } from "../forms/form.ts";
import type { Reply } from "./api.ts";
import { childOf, nextEvent } from "./next-event.ts";
import { keepTrying } from "./retry-until-answered.ts";

interface Delivery<Body, Next> {
  readonly form: Pick<ReturnType<typeof formOf>, "element" | "isAmiss" | "setSending">;
  /** Sends what the form holds. */
  readonly send: (signal: AbortSignal) => Promise<Reply<Body>>;
  readonly accepted: Next;
  /** Where a refusal leads; undefined to go on with the form. `atOnce`: no try before got lost on the way. */
  readonly refused: (problem: Problem, atOnce: boolean) => Promise<Next | undefined> | undefined;
  readonly signal: AbortSignal;
}

/** Waits for the form and hands in what it holds, until that is accepted or leads elsewhere. */
export async function handIn<Body, Next>(delivery: Delivery<Body, Next>): Promise<Next> {
  const { form, accepted, refused, signal } = delivery;
  for (;;) {
    // A second press while an answer is on its way finds nobody listening here.
    await nextEvent(signal, [[form.element, "submit"]]);
    if (form.isAmiss()) continue;
    const reply = await deliver(delivery);
    if (reply === undefined) continue;
    if (reply.kind === "answer") return accepted;
    const next = await refused(reply.problem, reply.atOnce);
    if (next !== undefined) return next;
  }
}

/** Sends what was typed until it has arrived. Typing on takes it back while it could not be sent. */
async function deliver<Body, Next>({ form, send, signal }: Delivery<Body, Next>) {
  const attempt = childOf(signal);
  form.element.addEventListener("input", () => attempt.abort(), { signal: attempt.signal });
  const call = async () => {
    form.setSending(true);
    const reply = await send(attempt.signal);
    form.setSending(false);
    return reply;
  };
  try {
    return await keepTrying(call, attempt.signal, [[form.element, "submit"]]);
  } catch (error) {
    if (signal.aborted || !attempt.signal.aborted) throw error;
    return undefined;
  } finally {
    attempt.abort();
  }
}
