import * as z from "zod";
import { EmailAddress, EmployeeId, OnboardingId } from "./identifiers.ts";

/** A hire as the workflow carries it: the input of an execution, and of its first task. */
export const Hire = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  /** How often HR has hired this person, this time included. */
  generation: z.int().min(1),
  email: EmailAddress,
  givenName: z.string(),
  familyName: z.string(),
  locale: z.string(),
});
