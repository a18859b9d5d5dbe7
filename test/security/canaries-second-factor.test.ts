import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { totpCode } from "../../packages/local-aws/test/support/totp.ts";
import { frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { portalAt } from "../support/portal.ts";
import { collectStoredText, storesContaining, tableText } from "../support/stored-text.ts";

/** The secrets in requests to Cognito and in its answers, which must not be stored anywhere. */
const RequestSecrets = z.looseObject({ TemporaryPassword: z.string().optional(), Password: z.string().optional() });
const Tokens = z.object({ AccessToken: z.string(), IdToken: z.string(), RefreshToken: z.string().optional() });
const AnswerSecrets = z.looseObject({
  Session: z.string().optional(),
  SecretCode: z.string().optional(),
  AuthenticationResult: Tokens.optional(),
});

/** Records every secret that passes between the functions and Cognito. */
function recordSecrets({ services }: TestPlatform) {
  const call = vi.spyOn(services.cognito.service, "call");
  const requests = () => call.mock.calls.map(([, input]) => RequestSecrets.safeParse(input).data);
  const answersOfCognito = () => call.mock.settledResults.map(({ value }) => AnswerSecrets.safeParse(value).data);
  const known = (texts: readonly (string | undefined)[]) => [...new Set(texts.flatMap((text) => text ?? []))];
  return () => ({
    "temporary passwords": known(requests().flatMap((each) => [each?.TemporaryPassword, each?.Password])),
    "challenge sessions": known(answersOfCognito().map((each) => each?.Session)),
    "authenticators' secrets": known(answersOfCognito().map((each) => each?.SecretCode)),
    tokens: known(answersOfCognito().flatMap((each) => Object.values(each?.AuthenticationResult ?? {}))),
  });
}

const NEW_PASSWORD = "another-walk-at-dusk";
const MINUTE = 60_000;

describe("with an authenticator app, at the invitation and at a reset", () => {
  let platform: TestPlatform;
  let stores: Record<string, string> = {};
  let secrets: ReturnType<ReturnType<typeof recordSecrets>>;
  const codes: string[] = [];

  beforeAll(async () => {
    platform = await startTestPlatform("authenticator");
    const secretsSoFar = recordSecrets(platform);
    const { link } = await invite(platform, { employeeId: "APP" });
    const person = personAt(platform, link);
    const answers = [await (await person.submitPassword(GOOD_PASSWORD)).text()];
    const { authenticator } = await person.waitFor("code");
    const tableWhileWaiting = await tableText(platform);
    const nextCode = async () => {
      await platform.services.clock.advance(MINUTE);
      codes.push(totpCode(authenticator?.secret ?? "", platform.services.clock.now()));
      return codes.at(-1) ?? "";
    };
    answers.push(await (await person.submitCode(await nextCode())).text());
    answers.push(JSON.stringify(await person.waitFor("activated")));
    await hrAt(platform).emit("PasswordResetRequested", { employeeId: "APP", method: "link" });
    const again = personAt(platform, await sentBy(platform).linkMailedTo("app@example.com", 2));
    answers.push(await (await again.submitPassword(NEW_PASSWORD)).text());
    await again.waitFor("code");
    answers.push(await (await again.submitCode(await nextCode())).text());
    await operationsAt(platform).endOf("reset-APP");
    await platform.services.activity.idle();
    secrets = secretsSoFar();
    stores = { ...(await collectStoredText(platform)), tableWhileWaiting, answers: answers.join("\n") };
  });
  afterAll(() => platform.stop());

  it.each(["temporary passwords", "challenge sessions", "authenticators' secrets", "tokens"] as const)(
    "stores %s nowhere",
    (kind) => {
      expect(secrets[kind].length).toBeGreaterThan(0);
      expect(secrets[kind].map((secret) => storesContaining(stores, secret))).toEqual(secrets[kind].map(() => []));
    },
  );

  it.each([GOOD_PASSWORD, NEW_PASSWORD])("stores the chosen password %s nowhere in clear", (password) => {
    expect(storesContaining(stores, password)).toEqual([]);
  });

  it("stores the app's codes nowhere, and nothing encrypted after the end", () => {
    expect(codes).toHaveLength(2);
    const asWords = codes.map((code) => new RegExp(`(?<![\\w.-])${code}(?![\\w.-])`));
    const found = Object.entries(stores).filter(([, text]) => asWords.some((code) => code.test(text)));
    expect(found.map(([store]) => store)).toEqual([]);
    expect(stores["tableWhileWaiting"]).toContain("sealedSession");
    expect(stores["table"]).not.toMatch(/sealed\w+|taskToken/);
  });
});

describe("with codes by mail, by link and by the sign-in routes", () => {
  let platform: TestPlatform;
  let stores: Record<string, string> = {};
  let secrets: ReturnType<ReturnType<typeof recordSecrets>>;
  let codes: string[] = [];

  beforeAll(async () => {
    platform = await startTestPlatform("secondFactor");
    const secretsSoFar = recordSecrets(platform);
    const { email, link } = await invite(platform, { employeeId: "MAIL" });
    const person = personAt(platform, link);
    await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("code");
    const code = await sentBy(platform).codeMailedTo(email);
    const wrong = code.replace(/.$/, (digit) => String((Number(digit) + 5) % 10));
    const answers = [await (await person.submitCode(wrong)).text(), JSON.stringify(await person.waitForRejection())];
    answers.push(await (await person.submitCode(code)).text(), JSON.stringify(await person.waitFor("activated")));
    const { Session: session } = await frontEndAt(platform).signIn("MAIL", GOOD_PASSWORD);
    const second = await sentBy(platform).codeMailedTo(email, 2);
    const challenge = { username: "MAIL", session, challenge: "EMAIL_OTP", answer: second };
    const portal = portalAt(platform);
    const refused = await portal("sign-in/challenge", { ...challenge, answer: wrong });
    const signedIn = await portal("sign-in/challenge", challenge);
    expect(signedIn.cookies).toHaveLength(3);
    answers.push(JSON.stringify(refused.body), JSON.stringify(signedIn.body));
    await platform.services.activity.idle();
    codes = [code, wrong, second];
    secrets = secretsSoFar();
    stores = { ...(await collectStoredText(platform)), answers: answers.join("\n") };
  });
  afterAll(() => platform.stop());

  it.each(["temporary passwords", "challenge sessions", "tokens"] as const)("stores %s nowhere", (kind) => {
    expect(secrets[kind].length).toBeGreaterThan(0);
    expect(secrets[kind].map((secret) => storesContaining(stores, secret))).toEqual(secrets[kind].map(() => []));
  });

  it("stores codes in their mails only", () => {
    const [code = "", wrong = "", second = ""] = codes;
    expect(storesContaining(stores, code)).toEqual(["mails"]);
    expect(storesContaining(stores, second)).toEqual(["mails"]);
    expect(storesContaining(stores, wrong)).toEqual([]);
  });
});
