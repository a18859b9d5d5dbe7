import { z } from "zod";

/*
 * Members of several operations, with the bounds of the API model.
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

/** PasswordType allows no white space. It allows an empty text, which the password policy refuses. */
export const password = pattern(/^\S*$/, "[\\S]+").max(256, "Member must have length less than or equal to 256");

/**
 * Members for threat protection and for triggers that the local run does not have. The CustomMessage trigger, which it has,
 * does not get the metadata of a sign-in on AWS either.
 */
export const noEffect = {
  ClientMetadata: stringMap.optional(),
  ContextData: z.unknown().optional(),
  UserContextData: z.unknown().optional(),
} as const;
