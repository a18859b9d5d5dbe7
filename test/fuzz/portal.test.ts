import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { createLambdaAdapter } from "../../tasks/portal/http/lambda-adapter.ts";
import {
  advanceToInvited,
  advanceToWaiting,
  cancel,
  GOOD_PASSWORD,
  latestLink,
  newCase,
  type OnboardingCase,
} from "../support/onboarding-case.ts";
import { createTasks } from "../support/tasks.ts";
import { startTestbed, type Testbed } from "../support/testbed.ts";
import { advanceToCodeWaiting } from "../tasks/portal/link/link-case.ts";
import { anyBody, anyCookies, anyHeaders, anyMethod, canaryText, contentType, httpEvent } from "./http-requests.ts";
import { expectAnswer } from "./portal-answer.ts";

let testbed: Testbed;
let answerEvent: ReturnType<typeof createLambdaAdapter>;

/** Values that are known only at run time, by placeholder: valid links, user names, a session and a token. */
const values = new Map<string, string>();
const filledIn = (text: string) => text.replaceAll(/@[a-z]+\d/g, (key) => values.get(key) ?? key);

beforeAll(async () => {
  testbed = await startTestbed();
  answerEvent = createLambdaAdapter(createTasks(testbed).portal);
  for (const [index, advance] of [
    advanceToInvited,
    advanceToWaiting,
    advanceToCodeWaiting,
    advanceToCancelled,
  ].entries()) {
    const person = newCase(testbed);
    await advance(person);
    values.set(`@link${index}`, latestLink(person)).set(`@name${index}`, person.employeeId);
  }
  const { AuthenticationResult } = await signIn("signed-in", true);
  const { Session } = await signIn("invited", false);
  values.set("@token0", AuthenticationResult?.AccessToken ?? "").set("@session0", Session ?? "");
});
afterAll(() => testbed.stop());

async function advanceToCancelled(person: OnboardingCase): Promise<void> {
  await advanceToInvited(person);
  await cancel(person);
}

/** Creates a user and signs in: with a permanent password, or up to NEW_PASSWORD_REQUIRED. */
async function signIn(Username: string, Permanent: boolean) {
  const { clients, userPoolId: UserPoolId, appClientId: ClientId } = testbed;
  const user = { UserPoolId, Username };
  const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
  await clients.cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: "SUPPRESS" }));
  await clients.cognito.send(new AdminSetUserPasswordCommand({ ...user, Password: GOOD_PASSWORD, Permanent }));
  const AuthParameters = { USERNAME: Username, PASSWORD: GOOD_PASSWORD };
  return clients.cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }));
}

const link = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("@link0", "@link1", "@link2", "@link3") },
  { weight: 1, arbitrary: fc.oneof(canaryText, fc.constantFrom(`hire-p1p.${"A".repeat(43)}`, "@link0=", "@link1 ")) },
);
const password = fc.oneof(
  canaryText,
  hostileText,
  fc.constantFrom(GOOD_PASSWORD, "x".repeat(1_024), "\u{1f469}".repeat(256)),
);
const username = fc.oneof(fc.constantFrom("@name0", "signed-in", "invited", "nobody"), hostileText, canaryText);
const session = fc.oneof(
  fc.constantFrom("@session0", "x".repeat(64)),
  canaryText.map((text) => text.repeat(20).slice(0, 2_048)),
);
const code = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("123456", "12 34 56", "EMAIL_OTP") },
  { weight: 2, arbitrary: fc.oneof(canaryText, hostileText) },
);
const cookies = fc.oneof(fc.constant(["access_token=@token0"]), anyCookies);
const challenge = fc.constantFrom("EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "SELECT_MFA_TYPE");

const routes: readonly [string, fc.Arbitrary<object>][] = [
  ["/api/link/open", fc.record({ link })],
  ["/api/link/status", fc.record({ link })],
  ["/api/link/password", fc.record({ link, newPassword: password })],
  ["/api/link/code", fc.record({ link, code })],
  ["/api/link/resend", fc.record({ link })],
  ["/api/sign-in/new-password", fc.record({ username, session, newPassword: password })],
  ["/api/sign-in/challenge", fc.record({ username, session, challenge, answer: code })],
  ["/api/password/forgot", fc.record({ username })],
  ["/api/password/confirm", fc.record({ username, code, newPassword: password })],
  ["/api/password/change", fc.record({ previousPassword: password, newPassword: password })],
];

it("covers every route of the portal", () => {
  const known = createTasks(testbed).portal.routes.filter(({ method }) => method === "POST");
  expect(known.map(({ path }) => path).sort()).toEqual(routes.map(([path]) => path).sort());
});

describe.each(routes)("POST %s", (path, valid) => {
  holds(
    "answers every body safely, in the contract's form",
    60,
    fc.asyncProperty(anyBody(valid), contentType, anyHeaders, cookies, async (body, type, more, jar) => {
      const headers = { ...more, "content-type": type };
      expectAnswer(
        await answerEvent(
          httpEvent({
            method: "POST",
            path,
            headers,
            cookies: jar.map(filledIn),
            body: typeof body === "string" ? filledIn(body) : body,
          }),
        ),
      );
    }),
  );
});

holds(
  "answers every other method and path safely, as a problem",
  400,
  fc.asyncProperty(
    anyMethod,
    fc.oneof(
      fc.constantFrom(...routes.map(([path]) => path)),
      fc.constantFrom(
        "/api/link/open/",
        "/API/link/open",
        "//api/link/open",
        "/api/link/%6fpen",
        "/api/link/%zz",
        "/..",
      ),
      canaryText.map((text) => `/${text}`),
    ),
    fc.oneof(fc.constant(""), anyBody(fc.record({ link }))),
    anyHeaders,
    anyCookies,
    async (method, path, body, headers, jar) => {
      const answer = await answerEvent(httpEvent({ method, path, headers, cookies: jar, body }));
      expectAnswer(answer, method);
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    },
  ),
);
