import { InitiateAuthCommand, RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal, TEMPORARY } from "./cognito-world.ts";
import { srpClient } from "./srp-client.ts";

const TIMESTAMP = "Mon Jan 5 09:00:00 UTC 2026";
const wrong = { name: "NotAuthorizedException", message: "Incorrect username or password." };

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
  await world.confirmed("ada", { email: "ada@example.com", email_verified: "true" });
  await world.create("new");
});
afterAll(() => world.stop());

const initiate = (USERNAME: string, SRP_A: string, ClientId = world.ClientId) =>
  world.sdk.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_SRP_AUTH", AuthParameters: { USERNAME, SRP_A } }));

/** Both steps of the flow; `again` repeats the second. */
async function signIn(username: string, password: string, ClientId = world.ClientId) {
  const srp = srpClient(world.UserPoolId);
  const { ChallengeName, ChallengeParameters: given = {} } = await initiate(username, srp.srpA, ClientId);
  const { SALT = "", SRP_B = "", SECRET_BLOCK = "", USER_ID_FOR_SRP = "" } = given;
  const signature = srp.signature({ SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP }, password, TIMESTAMP);
  const ChallengeResponses = {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: signature,
    TIMESTAMP,
  };
  const answer = { ClientId, ChallengeName: "PASSWORD_VERIFIER" as const, ChallengeResponses };
  const respond = () => world.sdk.send(new RespondToAuthChallengeCommand(answer));
  return { ChallengeName, USER_ID_FOR_SRP, respond };
}

it.each(["ada", "ada@example.com"])("signs %s in without sending the password", async (username) => {
  const { ChallengeName, USER_ID_FOR_SRP, respond } = await signIn(username, PASSWORD);
  expect([ChallengeName, USER_ID_FOR_SRP]).toEqual(["PASSWORD_VERIFIER", "ada"]);
  expect((await respond()).AuthenticationResult?.AccessToken).toBeDefined();
});

it("the next challenge for a user with a temporary password is NEW_PASSWORD_REQUIRED", async () => {
  const { respond } = await signIn("new", TEMPORARY);
  expect((await respond()).ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
});

it("refuses a wrong password", async () => {
  expect(await refusal((await signIn("ada", TEMPORARY)).respond())).toEqual(wrong);
});

it("accepts a secret block once", async () => {
  const { respond } = await signIn("ada", PASSWORD);
  await respond();
  const message = "Invalid session for the user, session can only be used once.";
  expect(await refusal(respond())).toEqual({ ...wrong, message });
});

it("answers for an unknown user as for a wrong password, when the client hides user existence", async () => {
  const { id } = world.addClient({ PreventUserExistenceErrors: "ENABLED" });
  const { ChallengeName, respond } = await signIn("nobody", PASSWORD, id);
  expect(ChallengeName).toBe("PASSWORD_VERIFIER");
  expect(await refusal(respond())).toEqual(wrong);
});

it.each(["0", "not hexadecimal"])("refuses SRP_A %s, for which the key would be predictable", async (srpA) => {
  expect((await refusal(initiate("ada", srpA))).name).toBe("InvalidParameterException");
});
