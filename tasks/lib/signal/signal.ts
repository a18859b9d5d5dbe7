import * as z from "zod";
import { signalNames, UndeliveredReason } from "../../../contracts/signals.ts";

const id = z.string();

/**
 * A signal on the record: something that interrupts a wait of the execution. `id` is the same on every delivery of one
 * event (or one request of the page); `name` is the error that the waiting state catches (design section 1).
 */
export const Signal = z.discriminatedUnion("name", [
  z.object({ id, name: z.literal(signalNames.HireCancelled) }),
  /** `sealedAddress`: the new address, encrypted by KMS as content `address`, in base64. */
  z.object({ id, name: z.literal(signalNames.EmailChanged), sealedAddress: z.string() }),
  z.object({ id, name: z.literal(signalNames.ResendRequested) }),
  /** The mail of `round` bounced, or was reported as spam. */
  z.object({ id, name: z.literal(signalNames.EmailBounced), round: z.int(), reason: UndeliveredReason }),
]);
export type Signal = z.infer<typeof Signal>;

/**
 * Whether a signal invalidates a password or code that was submitted before it. Neither somebody who reads the mail of
 * the wrong address, nor a person whose hire was cancelled, may end up with a working password.
 */
export function isOverriding({ name }: Pick<Signal, "name">): boolean {
  return name === signalNames.HireCancelled || name === signalNames.EmailChanged;
}

/**
 * Whether a submitted password or code is superseded: the record has an overriding signal that the execution has not
 * handled. `handled` is the id of the signal that the execution is handling now.
 */
export function isSuperseded({ signals }: { readonly signals: readonly Signal[] }, handled = ""): boolean {
  return signals.some((signal) => signal.id !== handled && isOverriding(signal));
}
