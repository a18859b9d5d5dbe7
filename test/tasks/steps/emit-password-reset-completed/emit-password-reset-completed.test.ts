import { expect, it } from "vitest";
import { createEmitPasswordResetCompleted } from "../../../../tasks/steps/emit-password-reset-completed/emit-password-reset-completed.ts";

it("tells whose password is new, by the same id each time", async () => {
  const told: unknown[] = [];
  const emit = createEmitPasswordResetCompleted(async (type, detail) => void told.push({ type, detail }));
  const input = { onboardingId: "reset-E1", employeeId: "E1", sub: "sub-1", completedAt: "2026-01-05T09:00:00.000Z" };
  expect(await emit(input)).toEqual({});
  expect(await emit(input)).toEqual({});
  const event = { type: "PasswordResetCompleted", detail: { id: "reset-E1:completed", username: "E1", ...input } };
  expect(told).toEqual([event, event]);
});
