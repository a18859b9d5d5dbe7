import { expect, it } from "vitest";
import { createEmitInvitationBounced } from "../../../../tasks/steps/emit-invitation-bounced/emit-invitation-bounced.ts";

it.each(["bounce", "complaint", "address-in-use"] as const)("tells which mail, and why: %s", async (reason) => {
  const told: unknown[] = [];
  const emit = createEmitInvitationBounced(async (type, detail) => void told.push({ type, detail }));
  const input = { onboardingId: "hire-E1", employeeId: "E1", round: 2, reason };
  expect(await emit(input)).toEqual({});
  expect(told).toEqual([{ type: "InvitationBounced", detail: { id: `hire-E1:bounced:2:${reason}`, ...input } }]);
});
