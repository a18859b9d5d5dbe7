import { GetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSignOutUser } from "../../../../tasks/steps/sign-out-user/sign-out-user.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { createAccount, PASSWORD } from "../../receivers/receivers.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

async function signIn(USERNAME: string) {
  const AuthParameters = { USERNAME, PASSWORD };
  const AuthFlow = "USER_PASSWORD_AUTH";
  const { AuthenticationResult } = await testbed.clients.cognito.send(
    new InitiateAuthCommand({ ClientId: testbed.appClientId, AuthFlow, AuthParameters }),
  );
  return AuthenticationResult?.AccessToken;
}

const isUsable = (AccessToken: string | undefined) =>
  testbed.clients.cognito.send(new GetUserCommand({ AccessToken })).then(
    () => true,
    () => false,
  );

it("ends every session, however often it runs, and leaves the password as it is", async () => {
  await createAccount(testbed, "S1");
  const tokens = [await signIn("S1"), await signIn("S1")];
  expect(await Promise.all(tokens.map(isUsable))).toEqual([true, true]);
  const signOutUser = createSignOutUser({ cognito: testbed.clients.cognito, userPoolId: testbed.userPoolId });
  expect(await signOutUser({ employeeId: "S1" })).toEqual({});
  expect(await signOutUser({ employeeId: "S1" })).toEqual({});
  expect(await Promise.all(tokens.map(isUsable))).toEqual([false, false]);
  expect(await signIn("S1")).toEqual(expect.any(String));
});
