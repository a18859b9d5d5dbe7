import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  type CognitoIdentityProviderClient,
  GetUserCommand,
  InitiateAuthCommand,
} from "@aws-sdk/client-cognito-identity-provider";

export const TEMPORARY = "Temporary-password-1";
export const PASSWORD = "correct-horse-battery";

export type Attributes = Readonly<Record<string, string>>;
const toWire = (attributes: Attributes) => Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));

interface Target {
  readonly sdk: CognitoIdentityProviderClient;
  readonly UserPoolId: string;
  readonly ClientId: string;
}

/** Calls about users, with the parameters that most cases share. */
export function userCalls({ sdk, UserPoolId }: Target) {
  const create = (Username: string, attributes: Attributes = {}, TemporaryPassword = TEMPORARY) => {
    const user = { UserPoolId, Username, TemporaryPassword, UserAttributes: toWire(attributes) };
    return sdk.send(new AdminCreateUserCommand({ ...user, MessageAction: "SUPPRESS" }));
  };
  const setPassword = (Username: string, Password = PASSWORD, Permanent = true) =>
    sdk.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent }));
  const get = (Username: string) => sdk.send(new AdminGetUserCommand({ UserPoolId, Username }));
  return {
    create,
    setPassword,
    get,
    disable: (Username: string) => sdk.send(new AdminDisableUserCommand({ UserPoolId, Username })),
    reset: (Username: string) => sdk.send(new AdminResetUserPasswordCommand({ UserPoolId, Username })),
    update: (Username: string, attributes: Attributes) =>
      sdk.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes: toWire(attributes) })),
    /** The attributes as one object, without the sub. */
    async attributesOf(username: string) {
      const { UserAttributes = [] } = await get(username);
      return Object.fromEntries(
        UserAttributes.filter(({ Name }) => Name !== "sub").map(({ Name, Value }) => [Name, Value]),
      );
    },
    /** A confirmed user with PASSWORD. */
    async confirmed(username: string, attributes: Attributes = {}) {
      await create(username, attributes);
      await setPassword(username);
    },
  };
}

/** Calls of a sign-in through the one client. */
export function signInCalls({ sdk, UserPoolId, ClientId }: Target) {
  return {
    signIn: (USERNAME: string, password = PASSWORD) => {
      const AuthParameters = { USERNAME, PASSWORD: password };
      const input = { UserPoolId, ClientId, AuthFlow: "ADMIN_USER_PASSWORD_AUTH", AuthParameters } as const;
      return sdk.send(new AdminInitiateAuthCommand(input));
    },
    refresh: (REFRESH_TOKEN: string, client = ClientId) => {
      const input = { ClientId: client, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters: { REFRESH_TOKEN } } as const;
      return sdk.send(new InitiateAuthCommand(input));
    },
    getUser: (AccessToken: string) => sdk.send(new GetUserCommand({ AccessToken })),
    /** Answers NEW_PASSWORD_REQUIRED. */
    answer: (Session: string | undefined, responses: Attributes) => {
      const input = { UserPoolId, ClientId, ChallengeResponses: { ...responses }, Session };
      return sdk.send(new AdminRespondToAuthChallengeCommand({ ...input, ChallengeName: "NEW_PASSWORD_REQUIRED" }));
    },
  };
}
