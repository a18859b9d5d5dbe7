import { describe, expect, it } from "vitest";
import type { Input } from "../../../../tasks/steps/emit-event/contract.ts";
import { createEmitEvent } from "../../../../tasks/steps/emit-event/emit-event.ts";

const run = { onboardingId: "hire-E1", employeeId: "E1" };
const completion = {
  onboardingId: "reset-E1",
  employeeId: "E1",
  sub: "sub-1",
  completedAt: "2026-01-05T09:00:00.000Z",
};
const activation = { ...run, sub: "sub-1", activatedAt: "2026-01-05T09:00:00.000Z" };
const bounce = { ...run, round: 2 };

const cases: [string, Input, object][] = [
  [
    "UserActivated",
    { type: "UserActivated", ...activation },
    { id: "hire-E1:activated", username: "E1", ...activation },
  ],
  [
    "PasswordResetCompleted",
    { type: "PasswordResetCompleted", ...completion },
    { id: "reset-E1:completed", username: "E1", ...completion },
  ],
  ...(["bounce", "complaint", "address-in-use"] as const).map((reason): [string, Input, object] => [
    `InvitationBounced because of ${reason}`,
    { type: "InvitationBounced", ...bounce, reason },
    { id: `hire-E1:bounced:2:${reason}`, ...bounce, reason },
  ]),
];

describe("emit-event", () => {
  it.each(cases)("publishes %s, with the same id each time", async (_, input, detail) => {
    const published: unknown[] = [];
    const emit = createEmitEvent(async (type, event) => void published.push({ type, detail: event }));
    expect(await emit(input)).toEqual({});
    expect(await emit(input)).toEqual({});
    expect(published).toEqual([
      { type: input.type, detail },
      { type: input.type, detail },
    ]);
  });
});
