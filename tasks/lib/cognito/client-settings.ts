import {
  type CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
} from "@aws-sdk/client-cognito-identity-provider";

/** What the settings of a user pool's client mean for a sign-in. */
export interface ClientSettings {
  /** Undefined where the client has none. */
  readonly secret: string | undefined;
  /** How long a challenge's session lives. */
  readonly sessionMinutes: number;
}

/** Cognito's own default of AuthSessionValidity. */
const DEFAULT_SESSION_MINUTES = 3;

/**
 * Reads a client's settings once and remembers them for as long as the function lives; what fails is not remembered.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html
 */
export function createClientSettingsReader(
  cognito: CognitoIdentityProviderClient,
  userPoolId: string,
  clientId: string,
): () => Promise<ClientSettings> {
  let known: ClientSettings | undefined;
  return async () => {
    known ??= await read(cognito, userPoolId, clientId);
    return known;
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
