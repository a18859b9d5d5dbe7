import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/**
 * What Cognito made of the code; the Choice `Code accepted?` reads `outcome`.
 * - `Activated`: passed, or the session is over: the password is set, so the factor is due at the next sign-in.
 * - `CodeRejected`: a wrong code; the session takes another one.
 * - `CodeRequired`: a further challenge. `waitUntil`: when its session ends.
 * - `Superseded`: a signal came in between that has to be acted on first.
 */
export const Output = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("Activated"), activatedAt: z.iso.datetime() }),
  z.object({ outcome: z.literal("CodeRejected") }),
  z.object({ outcome: z.literal("CodeRequired"), waitUntil: z.iso.datetime() }),
  z.object({ outcome: z.literal("Superseded") }),
]);
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the run came here without a challenge on the record. */
  NoChallenge: "NoChallenge",
  /** Final: Cognito asks for something next that is no second factor. */
  UnexpectedChallenge: "UnexpectedChallenge",
} as const;
