import * as z from "zod";
import { EmailAddress, EmployeeId } from "../lib/identifiers.ts";

export const Input = z.object({ employeeId: EmployeeId, email: EmailAddress });
export type Input = z.infer<typeof Input>;

export const Output = z.object({});
export type Output = z.infer<typeof Output>;

/** Final: a verified address is another account's alias (the name is Cognito's). */
export const errors = { AliasExistsException: "AliasExistsException" } as const;
