import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/**
 * What Cognito made of the password; the Choice `Password accepted?` reads `outcome`.
 * - `CodeRequired`: it is set, and a second factor is due. `waitUntil`: when its session ends.
 * - `Superseded`: a signal came in between that has to be acted on first; the password that was chosen is void.
 */
export const Output = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("Activated"), activatedAt: z.iso.datetime() }),
  z.object({ outcome: z.literal("PasswordRejected") }),
  z.object({ outcome: z.literal("CodeRequired"), waitUntil: z.iso.datetime() }),
  z.object({ outcome: z.literal("Superseded") }),
]);
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the pool or its client is not set up as this workflow needs it. */
  UnexpectedChallenge: "UnexpectedChallenge",
  /** Final: the run came here without a password on the record. */
  NothingSubmitted: "NothingSubmitted",
} as const;
