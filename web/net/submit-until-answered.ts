import { childController, nextEvent } from "../dom.ts";
import type { Reply } from "./api.ts";
import { type Answered, retryUntilAnswered } from "./retry-until-answered.ts";

interface Form {
  readonly element: HTMLFormElement;
  /** Shows the first error, if there is one. Returns whether the form is valid. */
  readonly validate: () => boolean;
  readonly setSending: (sending: boolean) => void;
}

/**
 * Waits until a person submits the form with valid content, and sends it until the portal answers. An edit while it
 * could not be sent cancels the attempt, and the wait begins again. Rejects when `signal` aborts.
 */
export async function submitUntilAnswered<Body>(
  form: Form,
  send: (signal: AbortSignal) => Promise<Reply<Body>>,
  signal: AbortSignal,
): Promise<Answered<Body>> {
  for (;;) {
    // Nothing listens for `submit` while an answer is awaited, so a second press then has no effect.
    await nextEvent(signal, [[form.element, "submit"]]);
    if (!form.validate()) continue;
    const answer = await sendUnlessEdited(form, send, signal);
    if (answer !== undefined) return answer;
  }
}

/** Undefined when the person edited the form before the portal had answered. */
async function sendUnlessEdited<Body>(
  form: Form,
  send: (signal: AbortSignal) => Promise<Reply<Body>>,
  signal: AbortSignal,
): Promise<Answered<Body> | undefined> {
  const attempt = childController(signal);
  form.element.addEventListener("input", () => attempt.abort(), { signal: attempt.signal });
  const call = async () => {
    form.setSending(true);
    const reply = await send(attempt.signal);
    form.setSending(false);
    return reply;
  };
  try {
    return await retryUntilAnswered(call, attempt.signal, [[form.element, "submit"]]);
  } catch (error) {
    const wasEdited = attempt.signal.aborted && !signal.aborted;
    if (wasEdited) return undefined;
    throw error;
  } finally {
    attempt.abort();
  }
}
