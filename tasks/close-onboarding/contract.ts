import * as z from "zod";
import { EmployeeId, OnboardingId } from "../lib/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/** `PasswordSubmitted`: the person answered while the wait ran out, so there is nothing to close. */
export const Output = z.object({ outcome: z.enum(["Expired", "PasswordSubmitted"]) });
export type Output = z.infer<typeof Output>;

/** Final: the onboarding has ended in another way. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
