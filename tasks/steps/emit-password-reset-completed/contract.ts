import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

export const Input = z.object({
  onboardingId: OnboardingId,
  employeeId: EmployeeId,
  sub: z.string(),
  completedAt: z.iso.datetime(),
});
export type Input = z.infer<typeof Input>;

export const Output = z.object({});
export type Output = z.infer<typeof Output>;
