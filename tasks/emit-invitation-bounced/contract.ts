import * as z from "zod";
import { BounceReason } from "../lib/events/outgoing.ts";
import { EmployeeId, OnboardingId } from "../lib/identifiers.ts";

/** `round`: of the mail that did not arrive, or that could not be sent. */
export const Input = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  round: z.int().min(1),
  reason: BounceReason,
});
export type Input = z.infer<typeof Input>;

export const Output = z.object({});
export type Output = z.infer<typeof Output>;
