import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

/** The input of an execution of the state machine `password-reset`. The address is the account's, whenever it is needed. */
export const ExecutionInput = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  method: z.enum(["link", "code"]),
  givenName: z.string(),
  locale: z.string(),
  sub: z.string(),
});
export type ExecutionInput = z.infer<typeof ExecutionInput>;
