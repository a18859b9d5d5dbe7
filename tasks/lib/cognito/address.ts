import type { AdminGetUserCommandOutput } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { EmailAddress } from "../../../contracts/identifiers.ts";
import { attributeOf } from "./attributes.ts";

/**
 * What a request for a reset does with an account's address that nobody has verified. `trusted`: only administrators
 * write addresses, so the one who asks vouches for it. `refused`: people may write their own.
 */
export const UnverifiedAddress = z.enum(["trusted", "refused"]);
export type UnverifiedAddress = z.infer<typeof UnverifiedAddress>;

type User = Pick<AdminGetUserCommandOutput, "UserAttributes" | "UserStatus">;

/** Where a mail to a user goes; undefined where none can. */
export function addressOf({ UserAttributes }: User): string | undefined {
  return EmailAddress.safeParse(attributeOf(UserAttributes, "email")).data;
}

/**
 * Somebody may have written the address into the account who signed in to it: it is not verified, and the account had
 * a password of its person's.
 */
export function isOfUnknownHand({ UserAttributes, UserStatus }: User): boolean {
  return UserStatus !== "FORCE_CHANGE_PASSWORD" && attributeOf(UserAttributes, "email_verified") !== "true";
}
