import { randomBytes } from "node:crypto";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MfaWorld, mfaWorld } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import { PASSWORD, refusal } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";
import { createRevokeAccess } from "../../../../tasks/lib/cognito/revoke-access.ts";

let pool: MfaWorld;
beforeAll(async () => {
  pool = await mfaWorld({ EnabledMfas: ["SOFTWARE_TOKEN_MFA"] });
});
afterAll(() => pool.stop());

it("removes every way to sign in: password, sessions, authenticator app", async () => {
  const { Session } = await pool.firstSignIn("stranger");
  const enrolled = await pool.enrol(Session ?? "");
  const signedIn = await pool.respond("MFA_SETUP", enrolled.Session, { USERNAME: "stranger" });
  const refreshToken = signedIn.AuthenticationResult?.RefreshToken ?? "";
  expect(refreshToken).not.toBe("");
  const revokeAccess = createRevokeAccess({ cognito: pool.sdk, userPoolId: pool.UserPoolId, randomBytes });
  await revokeAccess("stranger");
  await revokeAccess("stranger");
  expect(await refusal(pool.signIn("stranger", PASSWORD))).toMatchObject({ name: "NotAuthorizedException" });
  const AuthParameters = { REFRESH_TOKEN: refreshToken };
  const refresh = new InitiateAuthCommand({ ClientId: pool.ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
  expect(await refusal(pool.sdk.send(refresh))).toMatchObject({ name: "NotAuthorizedException" });
  await pool.setPassword("stranger", PASSWORD, true);
  expect(await pool.signIn("stranger", PASSWORD)).toMatchObject({ ChallengeName: "MFA_SETUP" });
});
