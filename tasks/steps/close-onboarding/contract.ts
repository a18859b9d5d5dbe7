import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

/** `reason`: the deadline has passed, or HR cancelled the hire. */
export const Input = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  reason: z.enum(["expired", "cancelled"]),
});
export type Input = z.infer<typeof Input>;

/** `StillOpen`: a submission or a signal arrived just before the deadline; the execution has to handle it first. */
export const Output = z.object({ outcome: z.enum(["Expired", "Cancelled", "StillOpen"]) });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has already ended in another way. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
