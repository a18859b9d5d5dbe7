import {
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  EnableSoftwareTokenMFAException,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { FinalFault } from "../faults/faults.ts";

/** A new authenticator app's secret (base32), and the session for the next call. */
export interface Association {
  readonly secret: string;
  readonly session: string;
}

/**
 * Begins the set-up of an authenticator app. It consumes the session of the MFA_SETUP challenge.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function associateAuthenticator(
  cognito: CognitoIdentityProviderClient,
  session: string,
): Promise<Association> {
  const { SecretCode, Session } = await cognito.send(new AssociateSoftwareTokenCommand({ Session: session }));
  return { secret: requireField(SecretCode), session: requireField(Session) };
}

/**
 * Verifies the app's first code with Cognito. Returns the session for the response to MFA_SETUP. For a wrong code it
 * throws EnableSoftwareTokenMFAException or CodeMismatchException.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function verifyAuthenticator(
  cognito: CognitoIdentityProviderClient,
  session: string,
  code: string,
): Promise<string> {
  const command = new VerifySoftwareTokenCommand({ Session: session, UserCode: code });
  const { Session, Status, $metadata } = await cognito.send(command);
  // The API reports a wrong code either as an exception or as this status.
  if (Status === "ERROR") throw new EnableSoftwareTokenMFAException({ message: "The code is wrong.", $metadata });
  return requireField(Session);
}

/** What an authenticator app has to know about an account. */
export interface AuthenticatorAccount {
  readonly companyName: string;
  readonly username: string;
  /** Base32. */
  readonly secret: string;
}

/**
 * The URI that an authenticator app reads from a QR code.
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri({ companyName, username, secret }: AuthenticatorAccount): string {
  // Apps display a plus sign literally, so spaces must be encoded as %20.
  const label = `${encodeURIComponent(companyName)}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(companyName)}`;
}

function requireField(value: string | undefined): string {
  if (value === undefined)
    throw new FinalFault(
      "UnexpectedAnswer",
      "Cognito's response lacks the session or the secret of an authenticator app.",
    );
  return value;
}
