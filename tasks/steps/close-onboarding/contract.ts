import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

/** `reason`: its time is up, or HR does not hire after all. */
export const Input = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  reason: z.enum(["expired", "cancelled"]),
});
export type Input = z.infer<typeof Input>;

/** `StillOpen`: the person answered, or a signal came, while the wait ran out; the run has to look at that first. */
export const Output = z.object({ outcome: z.enum(["Expired", "Cancelled", "StillOpen"]) });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended in another way. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
