import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { totpCode } from "../../packages/local-aws/test/support/totp.ts";
import { administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { portalAt } from "../support/portal.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform("authenticator");
});
afterAll(() => platform.stop());

const MINUTE = 60_000;

/** The code that the app shows now. */
const codeOfApp = (secret: string) => totpCode(secret, platform.services.clock.now());

/** Signs in with a code that the app has not shown before; returns that code. */
async function signInByApp(username: string, password: string, secret: string) {
  await platform.services.clock.advance(MINUTE);
  const frontEnd = frontEndAt(platform);
  const { ChallengeName, Session } = await frontEnd.signIn(username, password);
  expect(ChallengeName).toBe("SOFTWARE_TOKEN_MFA");
  const code = codeOfApp(secret);
  const responses = { USERNAME: username, SOFTWARE_TOKEN_MFA_CODE: code };
  const { AuthenticationResult } = await frontEnd.answerChallenge("SOFTWARE_TOKEN_MFA", Session, responses);
  expect(AuthenticationResult?.AccessToken).toBeDefined();
  return code;
}

/** Activates a person who sets up an app with the link of the invitation; returns the app's secret. */
async function activateWithApp(employeeId: string): Promise<string> {
  const person = personAt(platform, (await invite(platform, { employeeId })).link);
  await person.submitPassword(GOOD_PASSWORD);
  const { authenticator } = await person.waitFor("code");
  await person.submitCode(codeOfApp(authenticator?.secret ?? ""));
  expect(await operationsAt(platform).endOf(`hire-${employeeId}`)).toBe("Activated");
  return authenticator?.secret ?? "";
}

it("sets up an app with the invitation's link, and requires its codes from then on", async () => {
  const { employeeId, link } = await invite(platform, { employeeId: "APP" });
  const person = personAt(platform, link);
  await person.submitPassword(GOOD_PASSWORD);
  const view = await person.waitFor("code");
  const { secret = "", uri } = view.authenticator ?? {};
  expect(view.challenge).toBe("MFA_SETUP");
  expect(uri).toBe(`otpauth://totp/Example%20Corp:APP?secret=${secret}&issuer=Example%20Corp`);
  await person.submitCode(codeOfApp(secret));
  await person.waitFor("activated");
  expect(await operationsAt(platform).endOf("hire-APP")).toBe("Activated");
  const states = await operationsAt(platform).statesOf("hire-APP");
  expect(states.slice(-5)).toEqual([
    "Wait for the user (code)",
    "Answer MFA challenge",
    "Code accepted?",
    "Emit UserActivated",
    "Activated",
  ]);
  expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
  await signInByApp(employeeId, GOOD_PASSWORD, secret);
});

it("shows the same secret again after a wrong code", async () => {
  const person = personAt(platform, (await invite(platform, { employeeId: "APP-WRONG" })).link);
  await person.submitPassword(GOOD_PASSWORD);
  const { authenticator } = await person.waitFor("code");
  const code = codeOfApp(authenticator?.secret ?? "");
  await person.submitCode(code.replace(/.$/, (digit) => String((Number(digit) + 5) % 10)));
  expect(await person.waitForRejection()).toMatchObject({ reason: "wrong-code" });
  expect((await person.waitFor("code")).authenticator).toEqual(authenticator);
  await person.submitCode(codeOfApp(authenticator?.secret ?? ""));
  expect(await operationsAt(platform).endOf("hire-APP-WRONG")).toBe("Activated");
});

it("requires the app's code after a password reset, and rejects a used one", async () => {
  const secret = await activateWithApp("APP-USED");
  await hrAt(platform).emit("PasswordResetRequested", { employeeId: "APP-USED", method: "link" });
  const person = personAt(platform, await sentBy(platform).linkMailedTo("app-used@example.com", 2));
  await person.submitPassword("another-walk-at-dusk");
  expect(await person.waitFor("code")).toMatchObject({ challenge: "SOFTWARE_TOKEN_MFA", purpose: "password-reset" });
  await person.submitCode(await signInByApp("APP-USED", "another-walk-at-dusk", secret));
  expect(await person.waitForRejection()).toMatchObject({ reason: "used-code" });
  await platform.services.clock.advance(MINUTE);
  await person.submitCode(codeOfApp(secret));
  expect(await operationsAt(platform).endOf("reset-APP-USED")).toBe("Completed");
  expect(sentBy(platform).events("PasswordResetCompleted", "APP-USED")).toHaveLength(1);
});

const Setup = z.object({
  challenge: z.literal("MFA_SETUP"),
  session: z.string(),
  authenticator: z.object({ secret: z.string(), uri: z.string().startsWith("otpauth://totp/") }),
});

it("sets up an app through the sign-in routes", async () => {
  const username = await administratorAt(platform).create("APP-ROUTE");
  const portal = portalAt(platform);
  const { ChallengeName, Session: session } = await frontEndAt(platform).signIn(username, TEMPORARY_PASSWORD);
  expect(ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  const chosen = await portal("sign-in/new-password", { username, session, newPassword: GOOD_PASSWORD });
  const { challenge, session: next, authenticator } = Setup.parse(chosen.body);
  expect(chosen.cookies).toEqual([]);
  const answer = { username, session: next, challenge, answer: codeOfApp(authenticator.secret) };
  const done = await portal("sign-in/challenge", answer);
  expect(done).toMatchObject({ status: 200, body: { state: "signed-in" } });
  expect(done.cookies).toHaveLength(3);
  await signInByApp(username, GOOD_PASSWORD, authenticator.secret);
});
