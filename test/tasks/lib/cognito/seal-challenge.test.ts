import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { createSealChallenge } from "../../../../tasks/lib/cognito/seal-challenge.ts";

const sealChallenge = createSealChallenge({
  cognito: new CognitoIdentityProviderClient({ region: "eu-west-1" }),
  clientSettings: async () => ({ secret: undefined, sessionMinutes: 15 }),
  sealSession: async (id, text) => `session of ${id}: ${text}`,
  sealAuthenticator: () => Promise.reject(new Error("not implemented")),
  now: () => new Date("2026-01-05T09:00:00.000Z"),
});
const session = "a-session-of-twenty-letters";

it("returns when the session ends, a little earlier than Cognito does", async () => {
  const due = { kind: "challenge", name: "EMAIL_OTP", session, destination: "a***@e***" } as const;
  expect(await sealChallenge("hire-E1001", due)).toEqual({
    name: "EMAIL_OTP",
    sealedSession: `session of hire-E1001: ${session}`,
    expiresAt: "2026-01-05T09:14:30.000Z",
    destination: "a***@e***",
  });
});

it("returns the options of a choice", async () => {
  const options = ["SMS_MFA", "EMAIL_OTP"];
  const sealed = await sealChallenge("hire-E1001", { kind: "challenge", name: "SELECT_MFA_TYPE", session, options });
  expect(sealed).toMatchObject({ name: "SELECT_MFA_TYPE", options });
});

it("fails with a final error for a challenge that is no second factor", async () => {
  const sealed = sealChallenge("hire-E1001", { kind: "challenge", name: "CUSTOM_CHALLENGE", session });
  await expect(sealed).rejects.toMatchObject({ name: "UnexpectedChallenge" });
});
