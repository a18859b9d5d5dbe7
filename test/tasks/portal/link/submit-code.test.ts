import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createUnseal } from "../../../../tasks/lib/sealing.ts";
import {
  advanceToInvited,
  changeAddress,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resultOfWait,
  sendSignal,
  startWait,
  storeTaskToken,
} from "../../../support/onboarding-case.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { advanceToCodeWaiting, changeRecord, postLink, recordOf, sealAuthenticator } from "./link-case.ts";

const DAY_MS = 86_400_000;
const accepted = { status: 202, body: { state: "checking" } };

let testbed: Testbed;
let onboarding: OnboardingCase;
beforeAll(async () => {
  testbed = await startTestbed();
});
beforeEach(() => {
  onboarding = newCase(testbed);
});
afterAll(() => testbed.stop());

const sealedCode = async () => {
  const { sealedCode: sealed = "" } = await recordOf(onboarding);
  return createUnseal(testbed.clients.kms, testbed.keyArn, "code")(onboarding.onboardingId, sealed);
};

/** Starts the wait for the code and stores its task token; returns the name of the wait. */
async function startCodeWait(): Promise<string> {
  const wait = await startWait(onboarding);
  await storeTaskToken(onboarding, wait);
  return wait;
}

describe("an awaited code", () => {
  it("is shown with everything that the person needs, also after the link has expired", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(DAY_MS - 1);
    await advanceToCodeWaiting(onboarding, { destination: "p***@e***" });
    await testbed.clock.advance(60_000);
    const expiresAt = new Date(testbed.clock.now() + 120_000).toISOString();
    const person = { purpose: "onboarding", firstName: "Ada", maskedAddress: "p***@e***" };
    const factor = { challenge: "EMAIL_OTP", destination: "p***@e***", expiresAt };
    const common = { companyName: "Example Ltd", supportContact: "help@example.com" };
    const body = { state: "code", ...common, ...person, ...factor };
    expect(await postLink(onboarding, "open")).toEqual({ status: 200, body });
  });

  it("is shown with the options of a choice", async () => {
    await advanceToCodeWaiting(onboarding, { name: "SELECT_MFA_TYPE", options: ["EMAIL_OTP", "SMS_MFA"] });
    const { body } = await postLink(onboarding, "open");
    expect(body).toMatchObject({ challenge: "SELECT_MFA_TYPE", options: ["EMAIL_OTP", "SMS_MFA"] });
    expect(await postLink(onboarding, "code", { code: "SMS_MFA" })).toEqual(accepted);
    expect(await sealedCode()).toBe("SMS_MFA");
  });

  it("is shown with the authenticator app's secret, as text and as an address", async () => {
    await advanceToCodeWaiting(onboarding);
    const sealedAuthenticator = await sealAuthenticator(onboarding, "JBSWY3DPEHPK3PXP");
    const { challenge } = await recordOf(onboarding);
    await changeRecord(onboarding, { set: { challenge: { ...challenge, name: "MFA_SETUP", sealedAuthenticator } } });
    const uri = `otpauth://totp/Example%20Ltd:${onboarding.employeeId}?secret=JBSWY3DPEHPK3PXP&issuer=Example%20Ltd`;
    const { body } = await postLink(onboarding, "status");
    expect(body).toMatchObject({ challenge: "MFA_SETUP", authenticator: { secret: "JBSWY3DPEHPK3PXP", uri } });
    expect(JSON.stringify(body)).not.toContain("a session");
  });
});

describe("a submitted code", () => {
  it("ends the wait, encrypted and without its spaces; a second one only ends the wait again", async () => {
    await advanceToCodeWaiting(onboarding);
    const wait = await startCodeWait();
    expect(await postLink(onboarding, "code", { code: " 1234 5678" })).toEqual(accepted);
    expect(await resultOfWait(onboarding, wait)).toBe("answer");
    expect(await postLink(onboarding, "code", { code: "87654321" })).toEqual(accepted);
    expect(await sealedCode()).toBe("12345678");
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "checking" } });
  });

  it("is stored for the next wait while nothing waits", async () => {
    await advanceToCodeWaiting(onboarding);
    expect(await postLink(onboarding, "code", { code: "12345678" })).toEqual(accepted);
    expect(await resultOfWait(onboarding, await startCodeWait())).toBe("answer");
  });

  it("replaces a wrong one and its rejection", async () => {
    await advanceToCodeWaiting(onboarding);
    await changeRecord(onboarding, { set: { codeRejection: "wrong-code" } });
    const rejection = { reason: "wrong-code", message: expect.stringContaining("not right") };
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "code", rejection } });
    await postLink(onboarding, "code", { code: "12345678" });
    await changeRecord(onboarding, { remove: ["sealedCode"] });
    expect(await postLink(onboarding, "open")).not.toMatchObject({ body: { rejection: expect.anything() } });
  });

  it("is accepted ten times at most", async () => {
    await advanceToCodeWaiting(onboarding);
    for (let time = 1; time <= 10; time += 1) {
      expect(await postLink(onboarding, "code", { code: String(time) })).toEqual(accepted);
      await changeRecord(onboarding, { remove: ["sealedCode"] });
    }
    expect(await postLink(onboarding, "code", { code: "11" })).toMatchObject({ status: 429 });
    expect(await recordOf(onboarding)).not.toHaveProperty("sealedCode");
  });

  it.each(["", "   ", "12-34", "x".repeat(33)])("is invalid when it is %j", async (code) => {
    await advanceToCodeWaiting(onboarding);
    expect(await postLink(onboarding, "code", { code })).toMatchObject({ status: 400 });
  });

  it("is not accepted where a password is awaited, nor the other way round", async () => {
    await advanceToInvited(onboarding);
    const notUsable = { status: 409, body: { type: "urn:onboarding:problem:link-not-usable" } };
    expect(await postLink(onboarding, "code", { code: "1" })).toMatchObject({ ...notUsable, body: { state: "ready" } });
    await advanceToCodeWaiting(onboarding);
    const newPassword = onboarding.password;
    const refused = await postLink(onboarding, "password", { newPassword });
    expect(refused).toMatchObject({ ...notUsable, body: { state: "code" } });
  });
});

describe("an event of HR invalidates the link at once", () => {
  it.each<[string, () => Promise<unknown>, string]>([
    ["a cancelled hire", () => sendSignal(onboarding, hireCancelled), "closed"],
    ["a corrected address", () => changeAddress(onboarding, "new@example.com"), "replaced"],
  ])("after %s", async (_, send, reason) => {
    await advanceToCodeWaiting(onboarding);
    await postLink(onboarding, "code", { code: "12345678" });
    await send();
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "gone", reason } });
    expect(await postLink(onboarding, "code", { code: "12345678" })).toMatchObject({
      status: 409,
      body: { state: "gone" },
    });
    expect(await recordOf(onboarding)).not.toHaveProperty("sealedCode");
  });
});
