import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  InitiateAuthCommand,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { Deployment } from "./deployment.ts";

/** The user pool: what an administrator sees of an account, and a front end's sign-in. */
export function accountsAt({ cognito, outputs }: Deployment) {
  const { userPoolId: UserPoolId, appClientId: ClientId } = outputs;
  return {
    /** The account's status and its attributes by name; undefined if there is none. */
    async find(Username: string) {
      const found = cognito.send(new AdminGetUserCommand({ UserPoolId, Username }));
      const user = await found.catch(undefinedIfUnknown);
      if (user === undefined) return undefined;
      const attributes = (user.UserAttributes ?? []).map(({ Name = "", Value }): [string, unknown] => [Name, Value]);
      return { status: user.UserStatus, isEnabled: user.Enabled, attributes: Object.fromEntries(attributes) };
    },
    /**
     * Resolves with `tokens` after a complete sign-in, otherwise with the name of the challenge or of Cognito's error.
     */
    async signIn(USERNAME: string, PASSWORD: string): Promise<string> {
      const AuthParameters = { USERNAME, PASSWORD };
      try {
        const command = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
        const { AuthenticationResult, ChallengeName = "" } = await cognito.send(command);
        return AuthenticationResult?.AccessToken === undefined ? ChallengeName : "tokens";
      } catch (error) {
        return error instanceof Error ? error.name : String(error);
      }
    },
    delete: (Username: string) =>
      cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username })).catch(undefinedIfUnknown),
  };
}

function undefinedIfUnknown(error: unknown): undefined {
  if (!(error instanceof UserNotFoundException)) throw error;
}
