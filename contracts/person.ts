import * as z from "zod";
import { EmailAddress, EmployeeId } from "./identifiers.ts";

/** Somebody whom HR hires. Stated here once: HR's event, the executions' inputs and the tasks' inputs take fields of it. */
export const Person = z.object({
  employeeId: EmployeeId,
  email: EmailAddress,
  givenName: z.string(),
  familyName: z.string(),
});
