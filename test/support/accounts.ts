import { createHmac } from "node:crypto";
import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type ChallengeNameType,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type { TestPlatform } from "./platform.ts";

/** Meets the password policy of every pool, those with rules about kinds of characters too. */
export const TEMPORARY_PASSWORD = "Only-for-the-first-day-1";

type Attributes = Readonly<Record<string, string>>;
type Preferences = Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">;

/** The default address of an account. */
export const addressOf = (username: string) => `${username.toLowerCase()}@example.com`;

/** An administrator of the user pool, who calls Cognito's API. */
export function administratorAt({ cognito, outputs }: Pick<TestPlatform, "cognito" | "outputs">) {
  const { userPoolId: UserPoolId } = outputs;
  const idsOf = (Username: string) => ({ UserPoolId, Username });
  const toWire = (attributes: Attributes) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  /** `admin-set-user-password`, by default without `--permanent`. */
  const setPassword = (username: string, Password: string, Permanent = false) =>
    cognito.send(new AdminSetUserPasswordCommand({ ...idsOf(username), Password, Permanent }));
  /** Creates a user with a verified address and TEMPORARY_PASSWORD; Cognito mails nothing. */
  const create = async (username: string, more: Attributes = {}) => {
    const address = { email: addressOf(username), email_verified: "true" };
    const user = { TemporaryPassword: TEMPORARY_PASSWORD, UserAttributes: toWire({ ...address, ...more }) };
    await cognito.send(new AdminCreateUserCommand({ ...idsOf(username), ...user, MessageAction: "SUPPRESS" }));
    return username;
  };
  return {
    setPassword,
    create,
    /** As `create`, with a permanent password. */
    async createActive(username: string, password: string, more: Attributes = {}) {
      await create(username, more);
      await setPassword(username, password, true);
      return username;
    },
    update: (username: string, attributes: Attributes) =>
      cognito.send(new AdminUpdateUserAttributesCommand({ ...idsOf(username), UserAttributes: toWire(attributes) })),
    setMfaPreference: (username: string, preferences: Preferences) =>
      cognito.send(new AdminSetUserMFAPreferenceCommand({ ...idsOf(username), ...preferences })),
    reset: (username: string) => cognito.send(new AdminResetUserPasswordCommand(idsOf(username))),
    disable: (username: string) => cognito.send(new AdminDisableUserCommand(idsOf(username))),
    enable: (username: string) => cognito.send(new AdminEnableUserCommand(idsOf(username))),
  };
}

/** A company's front end, which calls Cognito's public operations. `secret`: the client's secret, if it has one. */
export function frontEndAt({ cognito, outputs }: Pick<TestPlatform, "cognito" | "outputs">, secret?: string) {
  const { appClientId: ClientId = "" } = outputs;
  const hashOf = (username: string): Attributes => {
    if (secret === undefined) return {};
    return { SECRET_HASH: createHmac("sha256", secret).update(`${username}${ClientId}`).digest("base64") };
  };
  const initiateAuth = (AuthFlow: "USER_PASSWORD_AUTH" | "REFRESH_TOKEN_AUTH", parameters: Attributes) =>
    cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters: { ...parameters } }));
  return {
    /** Returns tokens or the first challenge. */
    signIn: (USERNAME: string, PASSWORD: string) =>
      initiateAuth("USER_PASSWORD_AUTH", { USERNAME, PASSWORD, ...hashOf(USERNAME) }),
    refresh: (REFRESH_TOKEN: string) => initiateAuth("REFRESH_TOKEN_AUTH", { REFRESH_TOKEN }),
    answerChallenge: (ChallengeName: ChallengeNameType, Session: string | undefined, responses: Attributes) => {
      const ChallengeResponses = { ...responses, ...hashOf(responses["USERNAME"] ?? "") };
      return cognito.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
    },
  };
}
