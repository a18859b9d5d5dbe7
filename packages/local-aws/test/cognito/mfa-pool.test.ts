import {
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type MfaWorld, mfaPool, mfaWorld, recovery } from "./cognito-mfa-world.ts";
import { refusal } from "./cognito-world.ts";

const smsNeeded = "SMS configuration and Auto verification for phone_number are required when MFA is required/optional";
const noRecovery = (mechanism: string, factor: string) =>
  `Invalid account recovery setting parameter. Account Recovery Setting cannot use ${mechanism} as a recovery mechanism when ${factor} is configured.`;

let world: MfaWorld;
beforeAll(async () => {
  world = await mfaWorld({ MfaConfiguration: "OFF", EnabledMfas: undefined, SmsConfiguration: undefined });
});
afterAll(() => world.stop());

const set = (config: Partial<SetUserPoolMfaConfigCommandInput>) =>
  world.sdk.send(new SetUserPoolMfaConfigCommand({ UserPoolId: world.UserPoolId, ...config }));

describe("a pool is refused", () => {
  const onlyMail = { ...mfaPool, EnabledMfas: ["EMAIL_OTP"] };
  it.each([
    ["with SMS_MFA, but nobody who sends", { ...mfaPool, SmsConfiguration: undefined }, smsNeeded],
    ["with no factor named, which is SMS_MFA", { MfaConfiguration: "OPTIONAL" }, smsNeeded],
    [
      "with no factor at all",
      { ...mfaPool, EnabledMfas: [] },
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    ],
    [
      "with EMAIL_OTP in the LITE plan",
      { ...onlyMail, UserPoolTier: "LITE" },
      "Email MFA is not available in the LITE feature plan.",
    ],
    [
      "with EMAIL_OTP, but Cognito's own sender",
      { ...onlyMail, EmailConfiguration: { EmailSendingAccount: "COGNITO_DEFAULT" } },
      "Email MFA requires the EmailSendingAccount DEVELOPER in the EmailConfiguration.",
    ],
    [
      "with EMAIL_OTP, and recovery by mail only",
      { ...onlyMail, AccountRecoverySetting: recovery("verified_email") },
      noRecovery("verified_email", "Email MFA"),
    ],
    [
      "with SMS_MFA, and recovery by text message only",
      { ...mfaPool, AccountRecoverySetting: recovery("verified_phone_number") },
      noRecovery("verified_phone_number", "SMS MFA"),
    ],
  ])("%s", (_, properties, message) => {
    expect(() => world.cognito.createUserPool(properties)).toThrow(message);
  });
});

describe("SetUserPoolMfaConfig", () => {
  it("replaces the factors, and GetUserPoolMfaConfig and DescribeUserPool answer them", async () => {
    const { UserPoolId } = world;
    const config = {
      MfaConfiguration: "ON" as const,
      SoftwareTokenMfaConfiguration: { Enabled: true },
      EmailMfaConfiguration: { Message: "Code {####}", Subject: "Sign in" },
    };
    const { $metadata: _, ...answer } = await set(config);
    const { $metadata, ...read } = await world.sdk.send(new GetUserPoolMfaConfigCommand({ UserPoolId }));
    expect([answer, read]).toEqual([config, config]);
    const { UserPool } = await world.sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
    expect(UserPool).toMatchObject({ MfaConfiguration: "ON", UserPoolTier: "ESSENTIALS" });
    await world.confirmed("ada", { email: "ada@example.com" });
    expect((await world.signIn("ada")).ChallengeName).toBe("EMAIL_OTP");
    expect(world.mails.at(-1)).toMatchObject({ subject: "Sign in", text: expect.stringMatching(/^Code \d{8}$/) });
    await set({ MfaConfiguration: "OFF" });
    expect((await world.signIn("ada")).AuthenticationResult).toBeDefined();
  });

  it.each([
    [
      { MfaConfiguration: "ON" },
      "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    ],
    [
      { MfaConfiguration: "OFF", SoftwareTokenMfaConfiguration: { Enabled: true } },
      "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    ],
    [{ MfaConfiguration: "OPTIONAL", SmsMfaConfiguration: {} }, smsNeeded],
  ] as const)("refuses %j, and leaves all as it was", async (config, message) => {
    expect(await refusal(set(config))).toEqual({ name: "InvalidParameterException", message });
    const { MfaConfiguration } = await world.sdk.send(
      new GetUserPoolMfaConfigCommand({ UserPoolId: world.UserPoolId }),
    );
    expect(MfaConfiguration).toBe("OFF");
  });
});

it("a pool without authenticators refuses to register one", async () => {
  await world.confirmed("app");
  const { AccessToken = "" } = (await world.signIn("app")).AuthenticationResult ?? {};
  const message = "Software Token MFA has not been enabled by the userPool";
  const refused = { name: "SoftwareTokenMFANotFoundException", message };
  expect(await refusal(world.associate({ AccessToken }))).toEqual(refused);
  expect(await refusal(world.verify({ AccessToken }, "123456"))).toEqual(refused);
});
