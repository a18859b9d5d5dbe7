import * as z from "zod";
import { EmailAddress, EmployeeId, OnboardingId } from "../lib/identifiers.ts";

/** The input of an execution of the state machine `onboarding`. */
export const ExecutionInput = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  generation: z.int().min(1),
  email: EmailAddress,
  givenName: z.string(),
  familyName: z.string(),
  locale: z.string(),
});
export type ExecutionInput = z.infer<typeof ExecutionInput>;
