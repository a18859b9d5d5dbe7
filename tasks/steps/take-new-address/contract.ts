import * as z from "zod";
import { EmailAddress, EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

/** `signalId`: the id of the signal `EmailChanged` that the execution is handling. */
export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId, signalId: z.string() });
export type Input = z.infer<typeof Input>;

export const Output = z.object({ email: EmailAddress });
export type Output = z.infer<typeof Output>;

/** Final: the record has no such signal. */
export const errors = { NoNewAddress: "NoNewAddress" } as const;
