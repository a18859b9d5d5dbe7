import { randomBytes } from "node:crypto";
import { InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type MfaWorld, mfaWorld } from "../../../../packages/local-aws/test/cognito/cognito-mfa-world.ts";
import { PASSWORD, refusal } from "../../../../packages/local-aws/test/cognito/cognito-world.ts";
import { createRevokeAccess } from "../../../../tasks/lib/cognito/revoke-access.ts";

let world: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld({ EnabledMfas: ["SOFTWARE_TOKEN_MFA"] });
});
afterAll(() => world.stop());

it("leaves nothing to sign in with: no password, no session, no authenticator app", async () => {
  const { Session } = await world.firstSignIn("stranger");
  const enrolled = await world.enrol(Session ?? "");
  const signedIn = await world.respond("MFA_SETUP", enrolled.Session, { USERNAME: "stranger" });
  const refreshToken = signedIn.AuthenticationResult?.RefreshToken ?? "";
  expect(refreshToken).not.toBe("");
  const revokeAccess = createRevokeAccess({ cognito: world.sdk, userPoolId: world.UserPoolId, randomBytes });
  await revokeAccess("stranger");
  await revokeAccess("stranger");
  expect(await refusal(world.signIn("stranger", PASSWORD))).toMatchObject({ name: "NotAuthorizedException" });
  const AuthParameters = { REFRESH_TOKEN: refreshToken };
  const refresh = new InitiateAuthCommand({ ClientId: world.ClientId, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters });
  expect(await refusal(world.sdk.send(refresh))).toMatchObject({ name: "NotAuthorizedException" });
  await world.setPassword("stranger", PASSWORD, true);
  expect(await world.signIn("stranger", PASSWORD)).toMatchObject({ ChallengeName: "MFA_SETUP" });
});
