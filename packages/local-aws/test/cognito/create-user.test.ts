import { AdminCreateUserCommand, type AdminCreateUserCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal, TEMPORARY } from "./cognito-world.ts";

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld({ pool: { Schema: [{ Name: "email" }, { Name: "badge", Mutable: false }] } });
  await world.create("taken", { email: "Taken@example.com", email_verified: "true", "custom:badge": "7" });
});
afterAll(() => world.stop());

const whiteSpace =
  "1 validation error detected: Value at 'temporaryPassword' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+";

const refusedUsers: readonly (readonly [string, Partial<AdminCreateUserCommandInput>, string, string])[] = [
  ["a taken username", { Username: "TAKEN" }, "UsernameExistsException", "User account already exists"],
  [
    "another's verified address",
    {
      UserAttributes: [
        { Name: "email", Value: "taken@example.com" },
        { Name: "email_verified", Value: "true" },
      ],
    },
    "UsernameExistsException",
    "An account with the given email already exists.",
  ],
  [
    "a short password",
    { TemporaryPassword: "too-short" },
    "InvalidPasswordException",
    "Password did not conform with password policy: Password not long enough",
  ],
  [
    "white space in the password",
    { TemporaryPassword: "with white space in" },
    "InvalidParameterException",
    whiteSpace,
  ],
  [
    "a name like an address",
    { Username: "new@example.com" },
    "InvalidParameterException",
    "Username cannot be of email format, since user pool is configured for email alias.",
  ],
  [
    "a malformed address",
    { UserAttributes: [{ Name: "email", Value: "nowhere" }] },
    "InvalidParameterException",
    "Invalid email address format.",
  ],
  [
    "an unknown attribute",
    { UserAttributes: [{ Name: "shoe", Value: "42" }] },
    "InvalidParameterException",
    "user.shoe: Attribute does not exist in the schema.\n",
  ],
  [
    "an unknown pool",
    { UserPoolId: "eu-west-1_none" },
    "ResourceNotFoundException",
    "User pool eu-west-1_none does not exist.",
  ],
  ["another invitation for nobody", { MessageAction: "RESEND" }, "UserNotFoundException", "User does not exist."],
];

describe("AdminCreateUser refuses", () => {
  it.each(refusedUsers)("%s", async (_, overrides, name, message) => {
    const input = { UserPoolId: world.UserPoolId, Username: "new", MessageAction: "SUPPRESS" as const };
    const call = world.sdk.send(new AdminCreateUserCommand({ ...input, TemporaryPassword: TEMPORARY, ...overrides }));
    expect(await refusal(call)).toEqual({ name, message });
    expect(await refusal(world.get("new"))).toEqual({ name: "UserNotFoundException", message: "User does not exist." });
  });
});

describe("AdminGetUser", () => {
  it("answers the members that were recorded on AWS, without those about MFA", async () => {
    const { $metadata: _, ...user } = await world.get("taken");
    const now = new Date(world.clock.now());
    expect(user).toEqual({
      Username: "taken",
      UserAttributes: expect.arrayContaining([{ Name: "email", Value: "Taken@example.com" }]),
      UserCreateDate: now,
      UserLastModifiedDate: now,
      Enabled: true,
      UserStatus: "FORCE_CHANGE_PASSWORD",
    });
    expect(user.UserAttributes?.[0]?.Name).toBe("sub");
  });
});
