import {
  AdminGetUserCommand,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { attributeOf } from "../../lib/cognito/user.ts";

/** Whom a link belongs to; read from Cognito each time, because the record holds no name and no address. */
export interface Person {
  readonly username: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}

/** Reads a person by employee id, only ever after a link of theirs was proven. Undefined for a deleted user. */
export function createPersonReader(cognito: CognitoIdentityProviderClient, userPoolId: string) {
  return async (employeeId: string): Promise<Person | undefined> => {
    const get = new AdminGetUserCommand({ UserPoolId: userPoolId, Username: employeeId });
    const user = await cognito.send(get).catch(unlessNotFound);
    return user && personOf(employeeId, user.UserAttributes);
  };
}

/** A person by the attributes of their user; what is not set is empty. */
export function personOf(username: string, attributes: readonly AttributeType[] | undefined): Person {
  const read = (name: string) => attributeOf(attributes, name) ?? "";
  return { username, givenName: read("given_name"), familyName: read("family_name"), email: read("email") };
}

function unlessNotFound(error: unknown): undefined {
  if (!(error instanceof UserNotFoundException)) throw error;
}

/** `ada@example.com` as `a***@e***`, the way Cognito masks a destination. */
export function maskAddress(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${firstOf(local)}***@${firstOf(domain)}***`;
}

function firstOf(text: string): string {
  return [...text][0] ?? "";
}
