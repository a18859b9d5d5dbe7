import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LinkView } from "../../contracts/portal-api.ts";
import { administratorAt, frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform("secondFactor");
});
afterAll(() => platform.stop());

const TELEPHONE = "+12025550134";

const statesUpToPassword = [
  "Create suppressed user",
  "Verify email attribute",
  "Starts later?",
  "Send link",
  "Wait for the user",
  "Finish password challenge",
  "Password accepted?",
];
const statesOfOneCode = ["Wait for the user (code)", "Answer MFA challenge", "Code accepted?"];
const statesAfterCode = ["Emit UserActivated", "Activated"];

/** Submits a password with the link; returns the person and the view that asks for a code. */
async function submitFirstPassword(link: string) {
  const person = personAt(platform, link);
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(202);
  return { person, view: await person.waitFor("code") };
}

describe("a person with an address only", () => {
  const employeeId = "MAIL";
  const email = "mail@example.com";

  let asked: LinkView;
  let activated: LinkView;
  beforeAll(async () => {
    const { link } = await invite(platform, { employeeId });
    const { person, view } = await submitFirstPassword(link);
    asked = view;
    await person.submitCode(await sentBy(platform).codeMailedTo(email));
    activated = await person.waitFor("activated");
  });

  it("is activated by a mailed code, after the password", async () => {
    expect(asked).toMatchObject({ challenge: "EMAIL_OTP", destination: "m***@e***", firstName: "Ada" });
    expect(activated).toMatchObject({ username: employeeId });
    expect(await operationsAt(platform).endOf("hire-MAIL")).toBe("Activated");
    expect(await operationsAt(platform).statesOf("hire-MAIL")).toEqual([
      ...statesUpToPassword,
      ...statesOfOneCode,
      ...statesAfterCode,
    ]);
    expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
  });

  it("gets a mail with the code and no link", async () => {
    const mail = sentBy(platform)
      .mailsTo(email)
      .find(({ subject }) => subject.startsWith("Your code"));
    expect(mail?.subject).toBe("Your code to sign in at Example Corp");
    expect(mail?.text).not.toMatch(/https?:/);
  });

  it("needs another mailed code at the sign-in", async () => {
    const frontEnd = frontEndAt(platform);
    const { ChallengeName, Session } = await frontEnd.signIn(email, GOOD_PASSWORD);
    expect(ChallengeName).toBe("EMAIL_OTP");
    const EMAIL_OTP_CODE = await sentBy(platform).codeMailedTo(email, 2);
    const answer = await frontEnd.answerChallenge("EMAIL_OTP", Session, { USERNAME: email, EMAIL_OTP_CODE });
    expect(answer.AuthenticationResult?.AccessToken).toBeDefined();
  });
});

it("activates a person by a text message when the administrator has set that preference", async () => {
  const { employeeId, link } = await invite(platform, { employeeId: "TEXT" });
  const administrator = administratorAt(platform);
  await administrator.update(employeeId, { phone_number: TELEPHONE, phone_number_verified: "true" });
  await administrator.setMfaPreference(employeeId, { SMSMfaSettings: { Enabled: true, PreferredMfa: true } });
  const { person, view } = await submitFirstPassword(link);
  expect(view).toMatchObject({ challenge: "SMS_MFA", destination: "+*******0134" });
  await person.submitCode(await sentBy(platform).codeTextedTo(TELEPHONE));
  expect(await operationsAt(platform).endOf("hire-TEXT")).toBe("Activated");
  expect(await operationsAt(platform).statesOf("hire-TEXT")).toEqual([
    ...statesUpToPassword,
    ...statesOfOneCode,
    ...statesAfterCode,
  ]);
  expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
  expect((await frontEndAt(platform).signIn(employeeId, GOOD_PASSWORD)).ChallengeName).toBe("SMS_MFA");
});

it("lets a person choose between a text message and a mail, then asks for that code", async () => {
  const { employeeId, email, link } = await invite(platform, { employeeId: "SELECT" });
  await administratorAt(platform).update(employeeId, { phone_number: "+12025550156", phone_number_verified: "true" });
  const { person, view } = await submitFirstPassword(link);
  expect(view).toMatchObject({ challenge: "SELECT_MFA_TYPE", options: ["SMS_MFA", "EMAIL_OTP"] });
  await person.submitCode("EMAIL_OTP");
  const code = await sentBy(platform).codeMailedTo(email);
  expect(await person.waitFor("code")).toMatchObject({ challenge: "EMAIL_OTP", destination: "s***@e***" });
  await person.submitCode(code);
  expect(await operationsAt(platform).endOf("hire-SELECT")).toBe("Activated");
  const states = await operationsAt(platform).statesOf("hire-SELECT");
  expect(states).toEqual([...statesUpToPassword, ...statesOfOneCode, ...statesOfOneCode, ...statesAfterCode]);
  expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
  expect(await userAt(platform, employeeId)).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED" });
});
