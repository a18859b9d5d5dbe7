import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";
import { BounceReason } from "../../../contracts/published-events.ts";

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
