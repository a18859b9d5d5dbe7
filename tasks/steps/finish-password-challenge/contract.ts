import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/**
 * What Cognito did with the password. The Choice `Password accepted?` reads `outcome`.
 * - `CodeRequired`: the password is set, and Cognito asks for a second factor. `waitUntil`: when its session ends.
 * - `Superseded`: an overriding signal arrived, which has to be handled first; it invalidates the submitted password.
 */
export const Output = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("Activated"), activatedAt: z.iso.datetime() }),
  z.object({ outcome: z.literal("PasswordRejected") }),
  z.object({ outcome: z.literal("CodeRequired"), waitUntil: z.iso.datetime() }),
  z.object({ outcome: z.literal("Superseded") }),
]);
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the user pool or its client is not configured as the workflow needs it. */
  UnexpectedChallenge: "UnexpectedChallenge",
  /** Final: the record has no submitted password. */
  NothingSubmitted: "NothingSubmitted",
} as const;
