import type { Publish } from "../../lib/events/publish.ts";
import type { Input, Output } from "./contract.ts";

/** Tells the world that the account works. The event's `id` stays the same however often it is sent. */
export function createEmitUserActivated(publish: Publish) {
  return async ({ onboardingId, employeeId, sub, activatedAt }: Input): Promise<Output> => {
    const id = `${onboardingId}:activated`;
    await publish("UserActivated", { id, onboardingId, employeeId, username: employeeId, sub, activatedAt });
    return {};
  };
}
