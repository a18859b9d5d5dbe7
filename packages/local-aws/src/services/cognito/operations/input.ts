import { z } from "zod";
import { invalidParameter } from "../errors.ts";

/*
 * Members that many operations share, with the bounds of the API model.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html
 */
const pattern = (expression: RegExp, text: string) =>
  z.string().regex(expression, `Member must satisfy regular expression pattern: ${text}`);

export const userPoolId = pattern(/^[\w-]+_[0-9a-zA-Z]+$/, "[\\w-]+_[0-9a-zA-Z]+");
export const clientId = pattern(/^[\w+]{1,128}$/, "[\\w+]+");
export const username = pattern(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+");
export const session = z.string().min(20).max(2048);
export const token = pattern(/^[A-Za-z0-9\-_=.]+$/, "[A-Za-z0-9-_=.]+");
export const secretHash = pattern(/^[\w+=/]{1,128}$/, "[\\w+=/]+");
export const confirmationCode = pattern(/^\S{1,2048}$/, "[\\S]+");
export const stringMap = z.record(z.string(), z.string());
export const attributeList = z.array(z.strictObject({ Name: z.string().min(1).max(32), Value: z.string().optional() }));

/** PasswordType: no white space at all, and possibly empty, which the policy then refuses. */
export const password = pattern(/^\S*$/, "[\\S]+").max(256, "Member must have length less than or equal to 256");

/** The parameters of a challenge answer are plain strings in the model; a password among them obeys PasswordType all the same. */
export function parsePassword(value: string): string {
  const parsed = password.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParameter(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${issue?.message ?? ""}`,
  );
}

/** Takes a needed entry out of `AuthParameters` or `ChallengeResponses`. */
export function need(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === "") throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/**
 * For threat protection, which the local run does not have, and for triggers: the one for messages, which it has, does not
 * get the metadata of a sign-in on AWS either.
 */
export const withoutEffect = {
  ClientMetadata: stringMap.optional(),
  ContextData: z.unknown().optional(),
  UserContextData: z.unknown().optional(),
} as const;
