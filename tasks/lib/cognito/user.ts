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
 * The user of a name, or undefined. Cognito takes an alias or a `sub` for the name as well: look at `Username`.
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

/** The value of a user's attribute, or undefined where it is not set. */
export function attributeOf(attributes: readonly AttributeType[] | undefined, name: string): string | undefined {
  return attributes?.find((attribute) => attribute.Name === name)?.Value;
}

/**
 * What a request for a reset does with an address that nobody has verified. `trusted`: only administrators write
 * addresses, so the one who asks for the reset vouches for it. `refused`: people may write their own.
 */
export const UnverifiedAddress = z.enum(["trusted", "refused"]);
export type UnverifiedAddress = z.infer<typeof UnverifiedAddress>;

type User = Pick<AdminGetUserCommandOutput, "UserAttributes" | "UserStatus">;

/** The address that a mail to a user goes to; undefined where no mail can be sent. */
export function addressOf({ UserAttributes }: User): string | undefined {
  return EmailAddress.safeParse(attributeOf(UserAttributes, "email")).data;
}

/**
 * Whether nobody vouches for a user's address: it is not verified, and the account had a password of its person's, who
 * may have written the address there.
 */
export function isUnvouchedEmail({ UserAttributes, UserStatus }: User): boolean {
  return UserStatus !== "FORCE_CHANGE_PASSWORD" && attributeOf(UserAttributes, "email_verified") !== "true";
}
