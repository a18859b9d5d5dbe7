import * as z from "zod";
import { EmployeeId } from "../../../contracts/identifiers.ts";

export const Input = z.object({ employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

export const Output = z.object({});
export type Output = z.infer<typeof Output>;
