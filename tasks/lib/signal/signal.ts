import * as z from "zod";
import { signalNames, UndeliveredReason } from "../../../contracts/signals.ts";

const id = z.string();

/**
 * A signal on the record: something that interrupts a wait. `id` is the same on every delivery of one event (or one
 * request of the page); `name` is the error that the waiting state catches (design section 1).
 */
export const Signal = z.discriminatedUnion("name", [
  z.object({ id, name: z.literal(signalNames.HireCancelled) }),
  /** `sealedAddress`: the new address, encrypted by KMS as content `address`, in base64. */
  z.object({ id, name: z.literal(signalNames.EmailChanged), sealedAddress: z.string() }),
  z.object({ id, name: z.literal(signalNames.ResendRequested) }),
  /** A mail of `round` came back. */
  z.object({ id, name: z.literal(signalNames.EmailBounced), round: z.int(), reason: UndeliveredReason }),
]);
export type Signal = z.infer<typeof Signal>;

/**
 * Whether a signal makes void the password or code that was submitted before it: a reader of the old address's mail, and a
 * person who is not hired after all, must not end up with a password that works.
 */
export function isOverriding({ name }: Pick<Signal, "name">): boolean {
  return name === signalNames.HireCancelled || name === signalNames.EmailChanged;
}

/**
 * Whether what was submitted is superseded: the record has an overriding signal that the run has not acted on. `handled`
 * is the id of the signal that the run acts on just now.
 */
export function isSuperseded({ signals }: { readonly signals: readonly Signal[] }, handled = ""): boolean {
  return signals.some((signal) => signal.id !== handled && isOverriding(signal));
}
