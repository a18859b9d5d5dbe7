import { AdminGetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { beforeAll, expect, it } from "vitest";
import type { LinkView } from "../../contracts/portal-api.ts";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
const hire = buildHire();

/** The link before and after the password, and the answer to the password. */
let opened: LinkView;
let submitted: Response;
let activated: LinkView;
beforeAll(async () => {
  platform = await sharedPlatform();
  await hrAt(platform).hire(hire);
  const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
  opened = await person.open();
  submitted = await person.submitPassword(GOOD_PASSWORD);
  activated = await person.waitFor("activated");
});

it("brings a hire from the event to a mail, a password and UserActivated", async () => {
  expect(opened).toMatchObject({ state: "ready", firstName: "Ada", maskedAddress: "e***@e***" });
  expect(submitted.status).toBe(202);
  expect(activated).toMatchObject({ username: hire.employeeId, signInUrl: expect.stringContaining("https://") });
  const { detail } = await sentBy(platform).event("UserActivated", hire.employeeId);
  expect(detail).toMatchObject({ employeeId: hire.employeeId, username: hire.employeeId, onboardingId: "hire-E1001" });
});

it("leaves a confirmed user with a verified address", async () => {
  const user = await platform.cognito.send(
    new AdminGetUserCommand({ UserPoolId: platform.outputs["userPoolId"], Username: hire.employeeId }),
  );
  expect(user.UserStatus).toBe("CONFIRMED");
  expect(user.UserAttributes).toContainEqual({ Name: "email_verified", Value: "true" });
});

it.each([
  ["e-mail address", hire.email],
  ["employee id", hire.employeeId],
])("signs in with the new password by %s", async (_, USERNAME) => {
  const AuthParameters = { USERNAME, PASSWORD: GOOD_PASSWORD };
  const ClientId = platform.outputs["appClientId"];
  const answer = await platform.cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
  );
  expect(answer.AuthenticationResult?.AccessToken).toBeDefined();
});
