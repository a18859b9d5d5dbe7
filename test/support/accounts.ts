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

/** Every pool takes it, those with rules about kinds of characters too. */
export const TEMPORARY_PASSWORD = "Only-for-the-first-day-1";

type Attributes = Readonly<Record<string, string>>;
type Preferences = Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">;

/** The address of an account that a test does not care about. */
export const addressOf = (username: string) => `${username.toLowerCase()}@example.com`;

/** An administrator of the user pool, at Cognito's API. */
export function administratorAt({ cognito, outputs }: Pick<TestPlatform, "cognito" | "outputs">) {
  const { userPoolId: UserPoolId } = outputs;
  const whose = (Username: string) => ({ UserPoolId, Username });
  const toWire = (attributes: Attributes) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  /** As `admin-set-user-password`, without `--permanent` unless it is said. */
  const setPassword = (username: string, Password: string, Permanent = false) =>
    cognito.send(new AdminSetUserPasswordCommand({ ...whose(username), Password, Permanent }));
  /** Somebody with a verified address and TEMPORARY_PASSWORD, to whom nothing is mailed. */
  const create = async (username: string, more: Attributes = {}) => {
    const address = { email: addressOf(username), email_verified: "true" };
    const user = { TemporaryPassword: TEMPORARY_PASSWORD, UserAttributes: toWire({ ...address, ...more }) };
    await cognito.send(new AdminCreateUserCommand({ ...whose(username), ...user, MessageAction: "SUPPRESS" }));
    return username;
  };
  return {
    setPassword,
    create,
    /** As `create`, with a password that lasts. */
    async createActive(username: string, password: string, more: Attributes = {}) {
      await create(username, more);
      await setPassword(username, password, true);
      return username;
    },
    update: (username: string, attributes: Attributes) =>
      cognito.send(new AdminUpdateUserAttributesCommand({ ...whose(username), UserAttributes: toWire(attributes) })),
    prefer: (username: string, preferences: Preferences) =>
      cognito.send(new AdminSetUserMFAPreferenceCommand({ ...whose(username), ...preferences })),
    reset: (username: string) => cognito.send(new AdminResetUserPasswordCommand(whose(username))),
    disable: (username: string) => cognito.send(new AdminDisableUserCommand(whose(username))),
    enable: (username: string) => cognito.send(new AdminEnableUserCommand(whose(username))),
  };
}

/** A company's front end, at Cognito's public operations. `secret`: of the client, if it has one. */
export function frontEndAt({ cognito, outputs }: Pick<TestPlatform, "cognito" | "outputs">, secret?: string) {
  const { appClientId: ClientId = "" } = outputs;
  const hashOf = (username: string): Attributes => {
    if (secret === undefined) return {};
    return { SECRET_HASH: createHmac("sha256", secret).update(`${username}${ClientId}`).digest("base64") };
  };
  const begin = (AuthFlow: "USER_PASSWORD_AUTH" | "REFRESH_TOKEN_AUTH", parameters: Attributes) =>
    cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters: { ...parameters } }));
  return {
    /** Answers tokens or the first challenge. */
    signIn: (USERNAME: string, PASSWORD: string) =>
      begin("USER_PASSWORD_AUTH", { USERNAME, PASSWORD, ...hashOf(USERNAME) }),
    refresh: (REFRESH_TOKEN: string) => begin("REFRESH_TOKEN_AUTH", { REFRESH_TOKEN }),
    answer: (ChallengeName: ChallengeNameType, Session: string | undefined, responses: Attributes) => {
      const ChallengeResponses = { ...responses, ...hashOf(responses["USERNAME"] ?? "") };
      return cognito.send(new RespondToAuthChallengeCommand({ ClientId, ChallengeName, Session, ChallengeResponses }));
    },
  };
}
