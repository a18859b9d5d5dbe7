import * as z from "zod";
import { OnboardingInput } from "../../../contracts/execution-inputs.ts";

export const Input = OnboardingInput.omit({ startsAt: true });
export type Input = z.infer<typeof Input>;

/** `sub` is the user's id in Cognito, which never changes. */
export const Output = z.object({ sub: z.string() });
export type Output = z.infer<typeof Output>;

export const errors = {
  /**
   * Final: the user name or address belongs to an account that is in use, or to another person. HR has to correct it.
   */
  UserBelongsToAnotherPerson: "UserBelongsToAnotherPerson",
  /** Final: the imported user pool is not configured as this workflow needs it. */
  UserPoolNotReady: "UserPoolNotReady",
} as const;
