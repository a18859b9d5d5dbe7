import * as z from "zod";
import { signalNames } from "../../../contracts/error-names.ts";

const id = z.string();

/**
 * What HR, the mail service or the person tells a run. `name` is the literal error that the waiting state catches
 * (design section 1); `id` is the same however often the same is told.
 */
export const Signal = z.discriminatedUnion("name", [
  z.object({ id, name: z.literal(signalNames.HireCancelled) }),
  /** The new address, encrypted by KMS as content `address`, in base64. */
  z.object({ id, name: z.literal(signalNames.EmailChanged), sealedAddress: z.string() }),
  z.object({ id, name: z.literal(signalNames.ResendRequested) }),
  /** A mail of `round` came back. */
  z.object({ id, name: z.literal(signalNames.EmailBounced), round: z.int(), reason: z.enum(["bounce", "complaint"]) }),
]);
export type Signal = z.infer<typeof Signal>;

/**
 * A signal that makes whatever was handed in before void: who had the old address, or is not hired after all, must not
 * end up with a password that works.
 */
export function isOverriding({ name }: Pick<Signal, "name">): boolean {
  return name === signalNames.HireCancelled || name === signalNames.EmailChanged;
}

/** An overriding signal waits that the run has not acted on. `handled` is the one that it acts on just now. */
export function isOvertaken({ signals }: { readonly signals: readonly Signal[] }, handled = ""): boolean {
  return signals.some((signal) => signal.id !== handled && isOverriding(signal));
}
