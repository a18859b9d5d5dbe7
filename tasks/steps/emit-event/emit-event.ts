import type { Publish } from "../../lib/events/publish.ts";
import type { Input, Output } from "./contract.ts";

/**
 * Publishes an event that is a step of a workflow and nothing else. Resolves when the bus has accepted it; throws the
 * faults of `Publish`. The event's `id` stays the same however often the task runs.
 */
export function createEmitEvent(publish: Publish) {
  return async (input: Input): Promise<Output> => {
    const { onboardingId, employeeId } = input;
    switch (input.type) {
      case "UserActivated": {
        const { sub, activatedAt } = input;
        const id = `${onboardingId}:activated`;
        await publish("UserActivated", { id, onboardingId, employeeId, username: employeeId, sub, activatedAt });
        break;
      }
      case "PasswordResetCompleted": {
        const { sub, completedAt } = input;
        const id = `${onboardingId}:completed`;
        await publish("PasswordResetCompleted", {
          id,
          onboardingId,
          employeeId,
          username: employeeId,
          sub,
          completedAt,
        });
        break;
      }
      case "InvitationBounced": {
        // Once a round and reason: the mail to a corrected address is a round of its own.
        const { round, reason } = input;
        const id = `${onboardingId}:bounced:${round}:${reason}`;
        await publish("InvitationBounced", { id, onboardingId, employeeId, round, reason });
      }
    }
    return {};
  };
}
