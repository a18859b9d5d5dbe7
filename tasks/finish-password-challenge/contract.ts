import * as z from "zod";
import { EmployeeId, OnboardingId } from "../lib/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/** What Cognito made of the password. Later factors add members; the Choice `Password accepted?` reads `outcome`. */
export const Output = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("Activated"), activatedAt: z.iso.datetime() }),
  z.object({ outcome: z.literal("PasswordRejected") }),
]);
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the pool or its client is not set up as this workflow needs it. */
  UnexpectedChallenge: "UnexpectedChallenge",
  /** Final: the run came here without a password on the record. */
  NothingSubmitted: "NothingSubmitted",
} as const;
