import * as z from "zod";
import { OnboardingId } from "../../../contracts/identifiers.ts";

/** `signalId`: the id of the signal that the execution handled last, or empty. */
export const Input = z.object({
  onboardingId: OnboardingId,
  taskToken: z.string().min(1).max(2048),
  signalId: z.string(),
});
export type Input = z.infer<typeof Input>;

/** Final: the onboarding has ended, so there is nothing to wait for. */
export const errors = { OnboardingNotOpen: "OnboardingNotOpen" } as const;
