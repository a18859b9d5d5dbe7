import * as z from "zod";
import { EmailAddress, EmployeeId, OnboardingId } from "../lib/identifiers.ts";

/** The input of an execution of the state machine `password-reset`. The address is the account's own. */
export const ExecutionInput = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  method: z.enum(["link", "code"]),
  email: EmailAddress,
  givenName: z.string(),
  locale: z.string(),
  sub: z.string(),
});
export type ExecutionInput = z.infer<typeof ExecutionInput>;
