import * as z from "zod";
import { OnboardingInput } from "../../../contracts/execution-inputs.ts";

export const Input = OnboardingInput.omit({ startsAt: true });
export type Input = z.infer<typeof Input>;

/** `sub` is Cognito's own, never changing id of the user. */
export const Output = z.object({ sub: z.string() });
export type Output = z.infer<typeof Output>;

export const errors = {
  /** Final: the user name or address has an account that is in use, or another person's. HR has to say who is who. */
  UserBelongsToAnotherPerson: "UserBelongsToAnotherPerson",
  /** Final: the pool of the configuration is not set up as this workflow needs it. */
  UserPoolNotReady: "UserPoolNotReady",
} as const;
