import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";

/** The settings of a user pool client that a sign-in needs. */
export interface ClientSettings {
  /** Undefined if the client has none. */
  readonly secret: string | undefined;
  /** Lifetime of a challenge's session. */
  readonly sessionMinutes: number;
}

/** Cognito's default of AuthSessionValidity. */
const DEFAULT_SESSION_MINUTES = 3;

/**
 * Reads a client's settings and caches them for the lifetime of the function. Failures are not cached.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export function createClientSettingsReader(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  clientId: string,
): () => Promise<ClientSettings> {
  let cached: ClientSettings | undefined;
  return async () => {
    cached ??= await read(cognito, userPoolId, clientId);
    return cached;
  };
}

async function read(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  clientId: string,
): Promise<ClientSettings> {
  const command = new DescribeUserPoolClientCommand({ UserPoolId: userPoolId, ClientId: clientId });
  const { UserPoolClient } = await cognito.send(command);
  return {
    secret: UserPoolClient?.ClientSecret,
    sessionMinutes: UserPoolClient?.AuthSessionValidity ?? DEFAULT_SESSION_MINUTES,
  };
}
