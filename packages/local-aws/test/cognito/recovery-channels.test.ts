import { AdminSetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal } from "./cognito-world.ts";
import { recoveryCalls } from "./recovery-calls.ts";

const email = { email: "ada@example.com", email_verified: "true" };
const phone = { phone_number: "+491701234567", phone_number_verified: "true" };
const unverified = { phone_number: "+491701234567", phone_number_verified: "false" };

const mechanisms = (...names: string[]) => ({
  AccountRecoverySetting: { RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })) },
});
const reversed = {
  AccountRecoverySetting: {
    RecoveryMechanisms: [
      { Name: "verified_phone_number", Priority: 2 },
      { Name: "verified_email", Priority: 1 },
    ],
  },
};
const none = {
  name: "InvalidParameterException",
  message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
};

let world: CognitoWorld;
afterEach(() => world.stop());

describe("a code is sent by the pool's recovery setting", () => {
  it.each([
    ["by SMS where the pool says nothing", {}, { ...email, ...phone }, "SMS"],
    ["by mail where there is no verified number", {}, { ...email, ...unverified }, "EMAIL"],
    ["by the better priority", reversed, { ...email, ...phone }, "EMAIL"],
    ["by the other one without the better", mechanisms("verified_email", "verified_phone_number"), phone, "SMS"],
    ["by the only one", mechanisms("verified_email"), { ...email, ...phone }, "EMAIL"],
  ])("%s", async (_, pool, attributes, medium) => {
    world = await cognitoWorld({ pool });
    const { forgot, confirm, mailedCode, textedCode } = recoveryCalls(world);
    await world.confirmed("ada", attributes);
    const { CodeDeliveryDetails } = await forgot("ada");
    const expected = {
      SMS: { Destination: "+*******4567", DeliveryMedium: "SMS", AttributeName: "phone_number" },
      EMAIL: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    };
    expect(CodeDeliveryDetails).toEqual(medium === "SMS" ? expected.SMS : expected.EMAIL);
    expect([world.mails.length, world.texts.length]).toEqual(medium === "SMS" ? [0, 1] : [1, 0]);
    await confirm("ada", medium === "SMS" ? textedCode() : mailedCode());
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });

  it("not to the phone that is the user's second factor", async () => {
    const SmsConfiguration = { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" };
    world = await cognitoWorld({ pool: { MfaConfiguration: "OPTIONAL", EnabledMfas: ["SMS_MFA"], SmsConfiguration } });
    const { forgot, reset } = recoveryCalls(world);
    await world.confirmed("both", { ...email, ...phone });
    await world.confirmed("phone", { ...phone, phone_number: "+491707654321" });
    for (const Username of ["both", "phone"]) {
      const SMSMfaSettings = { Enabled: true };
      const { UserPoolId } = world;
      await world.sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, SMSMfaSettings }));
    }
    expect((await forgot("both")).CodeDeliveryDetails?.DeliveryMedium).toBe("EMAIL");
    expect([await refusal(forgot("phone")), await refusal(reset("phone"))]).toEqual([none, none]);
    expect(world.texts).toEqual([]);
  });

  it("nowhere else", async () => {
    world = await cognitoWorld({ pool: mechanisms("verified_phone_number") });
    const { forgot, reset } = recoveryCalls(world);
    await world.confirmed("ada", { ...email, ...unverified });
    expect([await refusal(forgot("ada")), await refusal(reset("ada"))]).toEqual([none, none]);
  });

  it("nowhere when only administrators reset passwords", async () => {
    world = await cognitoWorld({ pool: mechanisms("admin_only") });
    const { forgot, reset } = recoveryCalls(world);
    await world.confirmed("ada", { ...email, ...phone });
    const error = { name: "NotAuthorizedException", message: "Contact administrator to reset password." };
    const refused = [await refusal(forgot("ada")), await refusal(reset("ada"))];
    expect(refused).toEqual([error, error]);
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });
});
