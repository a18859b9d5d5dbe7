import type { Template } from "aws-cdk-lib/assertions";
import { expect, it } from "vitest";
import { grantsOf } from "./grants-of.ts";
import { synthesizeStack } from "./synthesize-stack.ts";

const off = synthesizeStack();
const optional = synthesizeStack({ secondFactor: "optional", senderIdentity: "domain" });
const required = synthesizeStack({ secondFactor: "required" });
const byApp = synthesizeStack({ secondFactor: "required", secondFactorMethods: ["totp"] });
const byText = synthesizeStack({ secondFactor: "required", secondFactorMethods: ["sms", "totp"] });

/** The properties of the only resource of a type, or of the one whose logical id starts with `prefix`. */
function only(template: Template, type: string, prefix = ""): unknown {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]?.[1]?.["Properties"];
}

const poolOf = (template: Template) => only(template, "AWS::Cognito::UserPool");
const recoveryBy = (name: string) => ({ RecoveryMechanisms: [{ Name: name, Priority: 1 }] });

it("has employee ids as user names, the e-mail address as an alias, and no sign-up", () => {
  expect(poolOf(off)).toMatchObject({
    AliasAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserPoolTier: "ESSENTIALS",
  });
});

it.each([
  ["off", off, { MfaConfiguration: "OFF", AccountRecoverySetting: recoveryBy("verified_email") }],
  ["optional", optional, { MfaConfiguration: "OPTIONAL", AccountRecoverySetting: recoveryBy("admin_only") }],
  ["required", required, { MfaConfiguration: "ON", AccountRecoverySetting: recoveryBy("admin_only") }],
  ["by an app only", byApp, { MfaConfiguration: "ON", AccountRecoverySetting: recoveryBy("verified_email") }],
  ["by text message", byText, { MfaConfiguration: "ON", AccountRecoverySetting: recoveryBy("verified_email") }],
])("with a second factor that is %s, resets passwords by another channel", (_, template, properties) => {
  expect(poolOf(template)).toMatchObject(properties);
});

it.each([
  ["off", off, undefined],
  ["optional", optional, ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]],
  ["required", required, ["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]],
  ["by an app only", byApp, ["SOFTWARE_TOKEN_MFA"]],
  ["by text message", byText, ["SMS_MFA", "SOFTWARE_TOKEN_MFA"]],
])("with a second factor that is %s, offers its methods and no others", (_, template, EnabledMfas) => {
  expect(poolOf(template)).toEqual(EnabledMfas ? expect.objectContaining({ EnabledMfas }) : expect.anything());
  expect(Object.keys(Object(poolOf(template))).includes("EnabledMfas")).toBe(EnabledMfas !== undefined);
});

it.each([
  ["off", 15, off],
  ["optional", 15, optional],
  ["required", 8, required],
])("with a second factor that is %s, asks for %s characters of any kind, in the pool and on the page", (...row) => {
  const [, MinimumLength, template] = row;
  const anyKind = { RequireLowercase: false, RequireUppercase: false, RequireNumbers: false, RequireSymbols: false };
  expect(poolOf(template)).toMatchObject({ Policies: { PasswordPolicy: { MinimumLength, ...anyKind } } });
  expect(only(template, "AWS::Lambda::Function", "Portal")).toMatchObject({
    Environment: { Variables: { MIN_PASSWORD_LENGTH: String(MinimumLength) } },
  });
});

it.each([
  ["the sender's own identity", off, "onboarding@example.com"],
  ["its domain's identity", optional, "example.com"],
])("lets Cognito send mails from our address, by %s", (_, template, identity) => {
  const { SourceArn, ...sender } = Object(poolOf(template)).EmailConfiguration;
  expect(sender).toEqual({
    EmailSendingAccount: "DEVELOPER",
    From: "onboarding@example.com",
    ReplyToEmailAddress: "people@example.com",
    ConfigurationSet: { Ref: expect.stringMatching(/^MailConfigurationSet/) },
  });
  expect(SourceArn["Fn::Join"][1].at(-1)).toBe(`:identity/${identity}`);
});

it("has the function that composes Cognito's messages, which Cognito may invoke", () => {
  const composer = { "Fn::GetAtt": [expect.stringMatching(/^ComposeCodeMessage/), "Arn"] };
  expect(poolOf(off)).toMatchObject({ LambdaConfig: { CustomMessage: composer } });
  off.hasResourceProperties("AWS::Lambda::Permission", { Principal: "cognito-idp.amazonaws.com" });
});

it("has a role for text messages only when they are a second factor", () => {
  const [roleId = ""] = Object.keys(byText.findResources("AWS::IAM::Role")).filter((id) => id.includes("SmsRole"));
  expect(grantsOf(byText, roleId)).toEqual(["sns:Publish *"]);
  const ExternalId = expect.stringMatching(/./);
  expect(poolOf(byText)).toMatchObject({
    SmsConfiguration: { SnsCallerArn: { "Fn::GetAtt": [roleId, "Arn"] }, ExternalId },
  });
  expect(JSON.stringify([off, optional, required, byApp].map((template) => template.toJSON()))).not.toContain("sns:");
});

it.each([
  ["IdentityBackendClient", ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]],
  ["IdentityAppClient", ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]],
])("lets %s sign in by %j, without revealing who exists", (client, flows) => {
  expect(only(off, "AWS::Cognito::UserPoolClient", client)).toMatchObject({
    ExplicitAuthFlows: flows,
    GenerateSecret: false,
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    AllowedOAuthFlowsUserPoolClient: false,
  });
});

it.each([
  ["no second factor", off, "link,code"],
  ["codes by mail", required, "link"],
  ["codes of an app", byApp, "link,code"],
])("lets a reset with %s use the pool's own recovery methods", (_, template, methods) => {
  const Variables = { RESET_METHODS: methods, UNVERIFIED_ADDRESS: "trusted" };
  const reset = only(template, "AWS::Lambda::Function", "StartPasswordReset");
  expect(reset).toMatchObject({ Environment: { Variables } });
});

it("lets people change nothing of their account but its language", () => {
  expect(only(off, "AWS::Cognito::UserPoolClient", "IdentityAppClient")).toMatchObject({ WriteAttributes: ["locale"] });
});

it("gives the backend client the shortest token lifetime, and the longest challenge lifetime", () => {
  expect(only(off, "AWS::Cognito::UserPoolClient", "IdentityBackendClient")).toMatchObject({
    AuthSessionValidity: 15,
    AccessTokenValidity: 5,
    IdTokenValidity: 5,
    RefreshTokenValidity: 60,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
  });
});
