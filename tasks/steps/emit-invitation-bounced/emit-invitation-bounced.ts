import type { Publish } from "../../lib/events/publish.ts";
import type { Input, Output } from "./contract.ts";

/** Tells HR that a link does not reach its person. Once a round and reason: a corrected address gets a round of its own. */
export function createEmitInvitationBounced(publish: Publish) {
  return async ({ onboardingId, employeeId, round, reason }: Input): Promise<Output> => {
    const id = `${onboardingId}:bounced:${round}:${reason}`;
    await publish("InvitationBounced", { id, onboardingId, employeeId, round, reason });
    return {};
  };
}
