import {
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { attributeOf } from "../../lib/cognito/user.ts";

/** The person whom a link belongs to. Read from Cognito each time, because the record has no name and no address. */
export interface Person {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/**
 * Reads a person by employee id; undefined if the user was deleted. Call it only after a link of the person was
 * verified.
 */
export function createPersonReader(cognito: CognitoIdentityProviderClient, userPoolId: string) {
  return async (employeeId: string): Promise<Person | undefined> => {
    const get = new AdminGetUserCommand({ UserPoolId: userPoolId, Username: employeeId });
    const user = await cognito.send(get).catch(undefinedIfNotFound);
    return user && personOf(employeeId, user.UserAttributes);
  };
}

/** Builds a person from the user's attributes. Attributes that are not set become empty texts. */
export function personOf(username: string, attributes: readonly AttributeType[] | undefined): Person {
  const read = (name: string) => attributeOf(attributes, name) ?? "";
  return { username, givenName: read("given_name"), familyName: read("family_name"), email: read("email") };
}

function undefinedIfNotFound(error: unknown): undefined {
  if (!(error instanceof UserNotFoundException)) throw error;
}

/** `ada@example.com` as `a***@e***`, the way Cognito masks a destination. */
export function maskAddress(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${firstCharacter(local)}***@${firstCharacter(domain)}***`;
}

function firstCharacter(text: string): string {
  return [...text][0] ?? "";
}
