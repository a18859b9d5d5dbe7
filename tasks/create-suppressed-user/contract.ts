import * as z from "zod";
import { Hire } from "../lib/hire.ts";

export const Input = Hire;
export type Input = z.infer<typeof Input>;

/** `sub` is Cognito's own, never changing id of the user. */
export const Output = z.object({ sub: z.string() });
export type Output = z.infer<typeof Output>;

/** Final: the user name or address has an account that is in use, or another person's. HR has to say who is who. */
export const errors = { UserBelongsToAnotherPerson: "UserBelongsToAnotherPerson" } as const;
