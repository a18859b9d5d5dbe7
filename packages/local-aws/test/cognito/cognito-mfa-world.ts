import {
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AssociateSoftwareTokenCommand,
  type ChallengeNameType,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { totpCode } from "../support/totp.ts";
import type { Attributes } from "./calls.ts";
import { cognitoWorld, PASSWORD, TEMPORARY } from "./cognito-world.ts";

type Preferences = Partial<Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">>;
/** The user who registers an authenticator: by access token, or by the session of MFA_SETUP. */
type Caller = { readonly AccessToken?: string; readonly Session?: string };

export const recovery = (...names: string[]) => ({
  RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })),
});

/** A pool with every factor. Only administrators reset passwords, so that no factor conflicts with the recovery setting. */
export const mfaPool = {
  MfaConfiguration: "ON",
  EnabledMfas: ["SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA"],
  UserPoolTier: "ESSENTIALS",
  EmailConfiguration: {
    EmailSendingAccount: "DEVELOPER",
    SourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/people@example.com",
  },
  SmsConfiguration: { SnsCallerArn: "arn:aws:iam::000000000000:role/sms" },
  AccountRecoverySetting: recovery("admin_only"),
  Schema: [],
} as const;

/** A pool with second factors, and the calls of a sign-in with them. */
export async function mfaWorld(pool: Readonly<Record<string, unknown>> = {}) {
  const world = await cognitoWorld({ pool: { ...mfaPool, ...pool } });
  const { sdk, clock, UserPoolId } = world;

  const respond = (challenge: ChallengeNameType, Session: string | undefined, responses: Attributes, client?: string) =>
    sdk.send(
      new RespondToAuthChallengeCommand({
        ClientId: client ?? world.ClientId,
        ChallengeName: challenge,
        Session,
        ChallengeResponses: { ...responses },
      }),
    );
  const associate = (caller: Caller) => sdk.send(new AssociateSoftwareTokenCommand(caller));
  const verify = (caller: Caller, UserCode: string, FriendlyDeviceName?: string) =>
    sdk.send(new VerifySoftwareTokenCommand({ ...caller, UserCode, FriendlyDeviceName }));
  const calls = {
    respond,
    associate,
    verify,
    codeOf: (secret: string) => totpCode(secret, clock.now()),
    prefer: (Username: string, preferences: Preferences) =>
      sdk.send(new AdminSetUserMFAPreferenceCommand({ UserPoolId, Username, ...preferences })),
    /** Signs a new user in up to the new password. Returns the answer after that. */
    async firstSignIn(username: string, attributes: Attributes = {}) {
      await world.create(username, attributes);
      const { Session } = await world.signIn(username, TEMPORARY);
      return respond("NEW_PASSWORD_REQUIRED", Session, { USERNAME: username, NEW_PASSWORD: PASSWORD });
    },
    /** Registers an authenticator during MFA_SETUP, which uses its present code. */
    async enrol(session: string) {
      const { SecretCode = "", Session = "" } = await associate({ Session: session });
      const verified = await verify({ Session }, totpCode(SecretCode, clock.now()));
      return { secret: SecretCode, Session: verified.Session ?? "" };
    },
  };
  return { ...world, ...calls, ...lastCodes(world) };
}
export type MfaWorld = Awaited<ReturnType<typeof mfaWorld>>;

/** The code of the last message. */
function lastCodes({ mails, texts }: Awaited<ReturnType<typeof cognitoWorld>>) {
  return {
    mailedCode: () => mails.at(-1)?.text.match(/\d{8}/)?.[0] ?? "",
    textedCode: () => texts.at(-1)?.text.match(/\d{6}/)?.[0] ?? "",
  };
}

/** Another code of as many digits. */
export const wrong = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));
