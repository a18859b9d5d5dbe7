import * as z from "zod";
import { EmployeeId, OnboardingId } from "../../../contracts/identifiers.ts";

export const Input = z.object({ onboardingId: OnboardingId, employeeId: EmployeeId });
export type Input = z.infer<typeof Input>;

/**
 * What Cognito did with the code. The Choice `Code accepted?` reads `outcome`.
 * - `Activated`: the code was right, or the session is over. The password is set in both cases; after the end of the
 *   session, Cognito asks for the factor at the next sign-in.
 * - `CodeRejected`: the code was wrong; another one can be submitted in the same session.
 * - `CodeRequired`: Cognito sent a further challenge. `waitUntil`: when its session ends.
 * - `Superseded`: an overriding signal arrived, which has to be handled first.
 */
export const Output = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("Activated"), activatedAt: z.iso.datetime() }),
  z.object({ outcome: z.literal("CodeRejected") }),
  z.object({ outcome: z.literal("CodeRequired"), waitUntil: z.iso.datetime() }),
  z.object({ outcome: z.literal("Superseded") }),
]);
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the record has no challenge. */
  NoChallenge: "NoChallenge",
  /** Final: Cognito's next challenge is not a second factor. */
  UnexpectedChallenge: "UnexpectedChallenge",
} as const;
