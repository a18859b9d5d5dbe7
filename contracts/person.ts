import * as z from "zod";
import { EmailAddress, EmployeeId } from "./identifiers.ts";

/** A person whom HR hires. HR's events and the inputs of executions and tasks reuse these fields. */
export const Person = z.object({
  employeeId: EmployeeId,
  email: EmailAddress,
  givenName: z.string(),
  familyName: z.string(),
});
