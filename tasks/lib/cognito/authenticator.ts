import {
  AssociateSoftwareTokenCommand,
  type CognitoIdentityProviderClient,
  EnableSoftwareTokenMFAException,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { FinalFault } from "../faults/faults.ts";

/** A new authenticator app's secret (base32), and the session that goes on from here. */
export interface Association {
  readonly secret: string;
  readonly session: string;
}

/**
 * Begins the set-up of an authenticator app in the session of an MFA_SETUP challenge, which is used up by it.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 */
export async function associateAuthenticator(
  cognito: CognitoIdentityProviderClient,
  session: string,
): Promise<Association> {
  const { SecretCode, Session } = await cognito.send(new AssociateSoftwareTokenCommand({ Session: session }));
  return { secret: present(SecretCode), session: present(Session) };
}

/**
 * Proves to Cognito that the app shows the right codes. Answers the session to answer MFA_SETUP with. A wrong code is
 * EnableSoftwareTokenMFAException or CodeMismatchException.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html
 */
export async function verifyAuthenticator(
  cognito: CognitoIdentityProviderClient,
  session: string,
  code: string,
): Promise<string> {
  const command = new VerifySoftwareTokenCommand({ Session: session, UserCode: code });
  const { Session, Status, $metadata } = await cognito.send(command);
  // The API has two ways to say so.
  if (Status === "ERROR") throw new EnableSoftwareTokenMFAException({ message: "The code is wrong.", $metadata });
  return present(Session);
}

/** Whose code the app shows, and where it is for. */
export interface Account {
  readonly companyName: string;
  readonly username: string;
  /** Base32. */
  readonly secret: string;
}

/**
 * What a QR code hands to an authenticator app.
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri({ companyName, username, secret }: Account): string {
  // Apps show a plus sign as it stands, so spaces have to be %20.
  const label = `${encodeURIComponent(companyName)}:${encodeURIComponent(username)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(companyName)}`;
}

function present(value: string | undefined): string {
  if (value === undefined) throw new FinalFault("UnexpectedAnswer", "Cognito left out a part of its answer.");
  return value;
}
