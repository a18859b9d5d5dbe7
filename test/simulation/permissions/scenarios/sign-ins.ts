import { totpCode } from "../../../../packages/local-aws/test/support/totp.ts";
import type { Outside } from "../outside.ts";
import type { Scenario } from "../scenario.ts";
import { activeSince, signedIn } from "./resets.ts";

const email = "ada@example.com";
const employeeId = "E1";
const PASSWORD = "a-quiet-walk-at-dawn";
const TEMPORARY = "Only-for-the-first-day-1";

async function chosen(outside: Outside): Promise<string> {
  const link = await outside.linkMailed(email);
  await outside.waits("hire-E1");
  await outside.post("link/password", { link, newPassword: PASSWORD });
  return link;
}

async function withTelephone(outside: Outside): Promise<void> {
  await outside.hire(email);
  await outside.waits("hire-E1");
  const UserAttributes = [
    { Name: "phone_number", Value: "+12025550134" },
    { Name: "phone_number_verified", Value: "true" },
  ];
  await outside.cognito("AdminUpdateUserAttributes", { ...outside.pool, Username: employeeId, UserAttributes });
}

/** Signs in with the temporary password, and chooses one that lasts: the cookies. */
async function firstSignIn(outside: Outside): Promise<string> {
  const whose = { ...outside.pool, Username: employeeId };
  await activeSince(outside);
  await outside.cognito("AdminSetUserPassword", { ...whose, Password: TEMPORARY, Permanent: false });
  const AuthParameters = { USERNAME: employeeId, PASSWORD: TEMPORARY };
  const begin = { ...outside.client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { Session: session } = await outside.cognito("InitiateAuth", begin);
  const answer = { username: employeeId, session, newPassword: PASSWORD };
  const { cookies } = await outside.post("sign-in/new-password", answer);
  return cookies.join("; ");
}

/** By the portal's own routes, and by codes. */
export const signIns: readonly Scenario[] = [
  {
    name: "a first sign-in, a change of the password, and one that is forgotten",
    assembly: "standard",
    async play(outside) {
      const cookies = await firstSignIn(outside);
      const changed = "another-walk-at-dusk";
      await outside.post("password/change", { previousPassword: PASSWORD, newPassword: changed }, cookies);
      const lookAgain = await signedIn(outside, changed);
      await outside.post("password/forgot", { username: employeeId });
      const code = await outside.codeMailed(email);
      await outside.post("password/confirm", { username: employeeId, code, newPassword: "a-walk-by-the-river" });
      await lookAgain();
    },
  },
  {
    name: "a text message is chosen, and its code given",
    assembly: "secondFactor",
    async play(outside) {
      await withTelephone(outside);
      const link = await chosen(outside);
      await outside.shows(link, "code");
      await outside.post("link/code", { link, code: "SMS_MFA" });
      await outside.post("link/code", { link, code: await outside.codeTexted() });
      await outside.event("UserActivated");
    },
  },
  {
    name: "a code is mailed after a reset",
    assembly: "secondFactor",
    async play(outside) {
      await activeSince(outside);
      await outside.sendEvent("PasswordResetRequested", { employeeId, method: "link" });
      const link = await outside.linkMailed(email);
      await outside.post("link/password", { link, newPassword: PASSWORD });
      await outside.shows(link, "code");
      await outside.post("link/code", { link, code: await outside.codeMailed(email) });
      await outside.event("PasswordResetCompleted");
    },
  },
  {
    name: "an authenticator app is set up",
    assembly: "authenticator",
    async play(outside) {
      await outside.hire(email);
      const link = await chosen(outside);
      const { authenticator } = await outside.shows(link, "code");
      await outside.post("link/code", { link, code: totpCode(authenticator?.secret ?? "", outside.now) });
      await outside.event("UserActivated");
    },
  },
  {
    name: "a hire into a pool that was there before",
    assembly: "ownPool",
    async play(outside) {
      await outside.hire(email);
      await outside.linkMailed(email);
    },
  },
];
