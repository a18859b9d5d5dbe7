import {
  AdminGetUserCommand,
  type AdminGetUserCommandOutput,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { EmailAddress } from "../../../contracts/identifiers.ts";

/**
 * Finds a user by name. Cognito also accepts an alias or a `sub` here, so compare `Username` where it matters.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminGetUser.html
 */
export async function findUser(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  username: string,
): Promise<AdminGetUserCommandOutput | undefined> {
  try {
    return await cognito.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: username }));
  } catch (error) {
    if (error instanceof UserNotFoundException) return undefined;
    throw error;
  }
}

/** The value of a user's attribute, or undefined if it is not set. */
export function attributeOf(attributes: readonly AttributeType[] | undefined, name: string): string | undefined {
  return attributes?.find((attribute) => attribute.Name === name)?.Value;
}

/**
 * How a password reset treats an address that is not verified. `trusted`: only administrators can set addresses, so the
 * administrator who requests the reset vouches for it. `refused`: people can set their own address.
 */
export const UnverifiedAddress = z.enum(["trusted", "refused"]);
export type UnverifiedAddress = z.infer<typeof UnverifiedAddress>;

type User = Pick<AdminGetUserCommandOutput, "UserAttributes" | "UserStatus">;

/** The address for mails to a user; undefined if the user has none that mail can be sent to. */
export function addressOf({ UserAttributes }: User): string | undefined {
  return EmailAddress.safeParse(attributeOf(UserAttributes, "email")).data;
}

/**
 * Whether nobody vouches for a user's address: it is not verified, and the person has already chosen a password and so
 * may have set the address.
 */
export function isUnvouchedEmail({ UserAttributes, UserStatus }: User): boolean {
  return UserStatus !== "FORCE_CHANGE_PASSWORD" && attributeOf(UserAttributes, "email_verified") !== "true";
}
