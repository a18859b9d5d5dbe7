import { SetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MfaWorld, mfaWorld } from "./cognito-mfa-world.ts";
import { refusal } from "./cognito-world.ts";

const both = { email: "ada@example.com", phone_number: "+12223339934" };
const on = { Enabled: true };
const preferred = { Enabled: true, PreferredMfa: true };
const off = { Enabled: false };

let world: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld({ MfaConfiguration: "OPTIONAL", EnabledMfas: ["SMS_MFA", "EMAIL_OTP"] });
});
afterAll(() => world.stop());

/** The first challenge of a sign-in, and the user's settings. */
async function signIn(username: string) {
  const { ChallengeName } = await world.signIn(username);
  const { UserMFASettingList: active, PreferredMfaSetting: first } = await world.get(username);
  return [ChallengeName, active, first];
}

describe("when MFA is optional", () => {
  it("a user who never chose a factor signs in without one", async () => {
    await world.confirmed("plain", both);
    expect(await signIn("plain")).toEqual([undefined, undefined, undefined]);
  });

  it("a sign-in asks for the active factor: the only one, the preferred one, or the user's choice", async () => {
    await world.confirmed("chooses", { ...both, email: "chooses@example.com" });
    await world.prefer("chooses", { EmailMfaSettings: on });
    expect(await signIn("chooses")).toEqual(["EMAIL_OTP", ["EMAIL_OTP"], undefined]);
    await world.prefer("chooses", { SMSMfaSettings: on });
    expect(await signIn("chooses")).toEqual(["SELECT_MFA_TYPE", ["SMS_MFA", "EMAIL_OTP"], undefined]);
    await world.prefer("chooses", { SMSMfaSettings: preferred });
    expect(await signIn("chooses")).toEqual(["SMS_MFA", ["SMS_MFA", "EMAIL_OTP"], "SMS_MFA"]);
    await world.prefer("chooses", { SMSMfaSettings: off });
    expect(await signIn("chooses")).toEqual(["EMAIL_OTP", ["EMAIL_OTP"], undefined]);
    await world.prefer("chooses", { EmailMfaSettings: off });
    expect(await signIn("chooses")).toEqual([undefined, undefined, undefined]);
  });

  it("a factor needs its address", async () => {
    await world.confirmed("moves", { ...both, email: "moves@example.com" });
    await world.prefer("moves", { SMSMfaSettings: preferred, EmailMfaSettings: on });
    await world.update("moves", { phone_number: "" });
    expect((await world.signIn("moves")).ChallengeName).toBe("EMAIL_OTP");
  });

  it("a user sets the preferences, and GetUser answers them", async () => {
    await world.confirmed("self", { ...both, email: "self@example.com" });
    const { AccessToken = "" } = (await world.signIn("self")).AuthenticationResult ?? {};
    await world.sdk.send(new SetUserMFAPreferenceCommand({ AccessToken, EmailMfaSettings: preferred }));
    expect(await world.getUser(AccessToken)).toMatchObject({
      UserMFASettingList: ["EMAIL_OTP"],
      PreferredMfaSetting: "EMAIL_OTP",
    });
    expect((await world.signIn("self")).ChallengeName).toBe("EMAIL_OTP");
  });
});

describe("preferences are refused, and change nothing,", () => {
  it.each([
    ["SMS_MFA", { EmailMfaSettings: on, SMSMfaSettings: on }],
    ["SOFTWARE_TOKEN_MFA", { EmailMfaSettings: on, SoftwareTokenMfaSettings: on }],
  ])("with %s for a user without it", async (factor, preferences) => {
    await world.confirmed(`lacks-${factor}`, { email: `${factor}@example.com` });
    const message = `User does not have delivery config set to turn on ${factor}`;
    const refused = { name: "InvalidParameterException", message };
    expect(await refusal(world.prefer(`lacks-${factor}`, preferences))).toEqual(refused);
    expect((await world.get(`lacks-${factor}`)).UserMFASettingList).toBeUndefined();
  });

  it("with two preferred factors", async () => {
    await world.confirmed("greedy", { ...both, email: "greedy@example.com" });
    const call = world.prefer("greedy", { EmailMfaSettings: preferred, SMSMfaSettings: preferred });
    expect((await refusal(call)).name).toBe("InvalidParameterException");
    expect((await world.get("greedy")).UserMFASettingList).toBeUndefined();
  });

  it("for an unknown user", async () => {
    expect((await refusal(world.prefer("nobody", { EmailMfaSettings: on }))).name).toBe("UserNotFoundException");
  });
});
