import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { expect, it } from "vitest";
import { createSealChallenge } from "../../../../tasks/lib/cognito/seal-challenge.ts";

const keep = createSealChallenge({
  cognito: new CognitoIdentityProviderClient({ region: "eu-west-1" }),
  clientSettings: async () => ({ secret: undefined, sessionMinutes: 15 }),
  sealSession: async (id, text) => `session of ${id}: ${text}`,
  sealAuthenticator: () => Promise.reject(new Error("not implemented")),
  now: () => new Date("2026-01-05T09:00:00.000Z"),
});
const session = "a-session-of-twenty-letters";

it("says when the session ends, a little earlier than Cognito does", async () => {
  const due = { kind: "challenge", name: "EMAIL_OTP", session, destination: "a***@e***" } as const;
  expect(await keep("hire-E1001", due)).toEqual({
    name: "EMAIL_OTP",
    sealedSession: `session of hire-E1001: ${session}`,
    expiresAt: "2026-01-05T09:14:30.000Z",
    destination: "a***@e***",
  });
});

it("keeps what there is to choose from", async () => {
  const options = ["SMS_MFA", "EMAIL_OTP"];
  const kept = await keep("hire-E1001", { kind: "challenge", name: "SELECT_MFA_TYPE", session, options });
  expect(kept).toMatchObject({ name: "SELECT_MFA_TYPE", options });
});

it("fails for good at a challenge that is no second factor", async () => {
  const kept = keep("hire-E1001", { kind: "challenge", name: "CUSTOM_CHALLENGE", session });
  await expect(kept).rejects.toMatchObject({ name: "UnexpectedChallenge" });
});
