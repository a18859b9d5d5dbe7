import type { Publish } from "../../lib/events/publish.ts";
import type { Input, Output } from "./contract.ts";

/**
 * Publishes an event, as a step of its own in a workflow. Resolves when the bus has accepted it; throws the faults of
 * `Publish`. The event's `id` is the same each time the task runs.
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
        // One event for each round and reason. The mail to a corrected address is a new round.
        const { round, reason } = input;
        const id = `${onboardingId}:bounced:${round}:${reason}`;
        await publish("InvitationBounced", { id, onboardingId, employeeId, round, reason });
      }
    }
    return {};
  };
}
