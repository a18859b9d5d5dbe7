import type { Problem } from "../tasks/portal/contract.ts";
import { sendPassword } from "./api.ts";
import { keepTrying } from "./keep-trying.ts";
import { childOf, nextEvent } from "./next-event.ts";
import type { passwordForm } from "./password-form.ts";
import { faultOf } from "./policy.ts";
import { type Ready, type Scene, stopOf } from "./scene.ts";
import { texts } from "./texts.ts";

interface Surroundings {
  readonly view: Ready;
  readonly form: ReturnType<typeof passwordForm>;
  readonly link: string;
  readonly look: () => Promise<Scene>;
  readonly signal: AbortSignal;
}

/** Waits for passwords and hands them in, until one is accepted or the link takes none any more. */
export async function handIn(around: Surroundings): Promise<Scene> {
  const { view, form, signal } = around;
  for (;;) {
    // A second press while a password is on its way finds nobody listening here.
    await nextEvent(signal, [[form.element, "submit"]]);
    const fault = faultOf(form.entries(), view.passwordPolicy);
    form.complain(fault);
    if (fault !== undefined) continue;
    const reply = await deliver(around);
    if (reply === undefined) continue;
    if (reply.kind === "answer") return { ...view, state: "checking" };
    const next = await afterRefusal(reply.problem, reply.atOnce, around);
    if (next !== undefined) return next;
  }
}

/** Sends what was typed until it has arrived. Typing on takes it back while it could not be sent. */
async function deliver({ form, link, signal }: Surroundings) {
  const { newPassword } = form.entries();
  const attempt = childOf(signal);
  form.element.addEventListener("input", () => attempt.abort(), { signal: attempt.signal });
  const send = async () => {
    form.setSending(true);
    const reply = await sendPassword(link, newPassword, attempt.signal);
    form.setSending(false);
    return reply;
  };
  try {
    return await keepTrying(send, attempt.signal, [[form.element, "submit"]]);
  } catch (error) {
    if (signal.aborted || !attempt.signal.aborted) throw error;
    return undefined;
  } finally {
    attempt.abort();
  }
}

async function afterRefusal(
  problem: Problem,
  atOnce: boolean,
  { form, look }: Surroundings,
): Promise<Scene | undefined> {
  if (problem.rejection !== undefined) {
    form.complain({ place: "newPassword", message: problem.rejection.message });
    return undefined;
  }
  const stop = stopOf(problem);
  if (stop.state === "too-many-attempts") return stop;
  if (problem.state === undefined || problem.state === "ready") {
    form.complain({ place: "form", message: texts.fault.unexpected });
    return undefined;
  }
  const next = await look();
  // When earlier tries got lost on the way, the password that counts may well be this one.
  const other = atOnce && (next.state === "checking" || next.state === "activated");
  return other ? { ...next, note: texts.firstCounts } : next;
}
