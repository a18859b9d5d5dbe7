import { DAY, MINUTE, type Outside } from "../outside.ts";
import { type Scenario, tokenStoredLate } from "../scenario.ts";

const email = "ada@example.com";
const employeeId = "E1";
const OLD = "the-password-of-old";
const NEW = "a-quiet-walk-at-dawn";
const standard = "standard";

/** Somebody who has had an account for long. */
export async function activeSince(outside: Outside): Promise<void> {
  const whose = { ...outside.pool, Username: employeeId };
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
    { Name: "given_name", Value: "Ada" },
  ];
  await outside.cognito("AdminCreateUser", { ...whose, UserAttributes, MessageAction: "SUPPRESS" });
  await outside.cognito("AdminSetUserPassword", { ...whose, Password: OLD, Permanent: true });
}

/** Signs in, and answers what later shows whether this session is over. */
export async function signedIn(outside: Outside, PASSWORD = OLD): Promise<() => Promise<void>> {
  const AuthParameters = { USERNAME: employeeId, PASSWORD };
  const begin = { ...outside.client, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters };
  const { AuthenticationResult } = await outside.cognito("InitiateAuth", begin);
  const REFRESH_TOKEN = AuthenticationResult?.RefreshToken;
  const refresh = { ...outside.client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN } };
  return async () => {
    const isOver = await outside.cognito("InitiateAuth", refresh).then(
      () => false,
      () => true,
    );
    outside.seen.push(isOver ? "the session from before is over" : "the session from before goes on");
  };
}

const ask = (outside: Outside, method: "link" | "code") =>
  outside.sendEvent("PasswordResetRequested", { employeeId, method });

async function asked(outside: Outside): Promise<string> {
  await activeSince(outside);
  await ask(outside, "link");
  return outside.linkMailed(email);
}

export const resets: readonly Scenario[] = [
  {
    name: "a reset by link",
    assembly: standard,
    async play(outside) {
      await activeSince(outside);
      const lookAgain = await signedIn(outside);
      await ask(outside, "link");
      const link = await outside.linkMailed(email);
      await outside.waits("reset-E1");
      await lookAgain();
      await outside.post("link/password", { link, newPassword: NEW });
      await outside.event("PasswordResetCompleted");
    },
  },
  {
    name: "a reset's password comes before anything waits for it",
    assembly: standard,
    ...tokenStoredLate,
    async play(outside) {
      const link = await asked(outside);
      await outside.post("link/password", { link, newPassword: NEW });
      await outside.event("PasswordResetCompleted");
    },
  },
  {
    name: "a reset is asked for twice",
    assembly: standard,
    async play(outside) {
      await asked(outside);
      await outside.waits("reset-E1");
      await ask(outside, "link");
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "a reset is asked for again before anything waits",
    assembly: standard,
    ...tokenStoredLate,
    async play(outside) {
      await asked(outside);
      await ask(outside, "link");
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "the page requests a fresh link of a reset",
    assembly: standard,
    async play(outside) {
      const link = await asked(outside);
      await outside.sleep(6 * MINUTE);
      await outside.post("link/resend", { link });
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "a reset's mail comes back",
    assembly: standard,
    async play(outside) {
      await asked(outside);
      await outside.waits("reset-E1");
      outside.comesBack("reset-E1", 1);
      await outside.event("InvitationBounced");
    },
  },
  {
    name: "nobody answers a reset",
    assembly: standard,
    async play(outside) {
      await asked(outside);
      await outside.sleep(15 * DAY);
    },
  },
  {
    name: "a reset for somebody whose onboarding is under way",
    assembly: standard,
    async play(outside) {
      await outside.hire(email);
      await outside.waits("hire-E1");
      await ask(outside, "link");
      await outside.linkMailed(email, 2);
    },
  },
  {
    name: "a reset by code",
    assembly: standard,
    async play(outside) {
      await activeSince(outside);
      const lookAgain = await signedIn(outside);
      await ask(outside, "code");
      const code = await outside.codeMailed(email);
      await outside.post("password/confirm", { username: employeeId, code, newPassword: NEW });
      await lookAgain();
    },
  },
];
