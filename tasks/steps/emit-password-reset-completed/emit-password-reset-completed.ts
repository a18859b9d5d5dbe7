import type { Publish } from "../../lib/events/publish.ts";
import type { Input, Output } from "./contract.ts";

/** Tells the world that somebody has a new password. The event's `id` stays the same however often it is sent. */
export function createEmitPasswordResetCompleted(publish: Publish) {
  return async ({ onboardingId, employeeId, sub, completedAt }: Input): Promise<Output> => {
    const id = `${onboardingId}:completed`;
    await publish("PasswordResetCompleted", { id, onboardingId, employeeId, username: employeeId, sub, completedAt });
    return {};
  };
}
