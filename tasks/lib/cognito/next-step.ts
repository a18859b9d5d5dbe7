import type { RespondToAuthChallengeCommandOutput } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { FinalFault } from "../faults/faults.ts";

/** The sign-in is complete. */
export interface Tokens {
  readonly kind: "tokens";
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string | undefined;
  /** Lifetime of the access token and the id token, in seconds. */
  readonly expiresIn: number;
}

/** Cognito asks for something more. */
export interface DueChallenge {
  readonly kind: "challenge";
  /** Cognito's name of the challenge (`EMAIL_OTP`, `MFA_SETUP`, ...). A text, because Cognito may add names. */
  readonly name: string;
  readonly session: string;
  /** Where a code went, masked by Cognito. */
  readonly destination?: string;
  /** SELECT_MFA_TYPE: the factors to choose from. */
  readonly options?: string[];
}

/**
 * The fields that the next step depends on, in the response of InitiateAuth, RespondToAuthChallenge or their Admin
 * variants.
 */
type SignInResponse = Pick<
  RespondToAuthChallengeCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>;

const Options = z.array(z.string());

/**
 * Reads the next step of a sign-in from Cognito's response. Throws the final fault `UnexpectedAnswer` if there are
 * neither tokens nor a challenge with a session.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function nextStepOf({
  AuthenticationResult,
  ChallengeName,
  ChallengeParameters,
  Session,
}: SignInResponse): Tokens | DueChallenge {
  const { AccessToken, IdToken, RefreshToken, ExpiresIn = 0 } = AuthenticationResult ?? {};
  if (AccessToken !== undefined && IdToken !== undefined)
    return {
      kind: "tokens",
      accessToken: AccessToken,
      idToken: IdToken,
      refreshToken: RefreshToken,
      expiresIn: ExpiresIn,
    };
  if (ChallengeName === undefined || Session === undefined)
    throw new FinalFault("UnexpectedAnswer", "Cognito's response to a sign-in has neither tokens nor a challenge.");
  const destination = ChallengeParameters?.["CODE_DELIVERY_DESTINATION"];
  const options = optionsOf(ChallengeName, ChallengeParameters);
  return {
    kind: "challenge",
    name: ChallengeName,
    session: Session,
    ...(destination === undefined ? {} : { destination }),
    ...(options === undefined ? {} : { options }),
  };
}

/** The developer guide names the list MFAS_CAN_SELECT, but AWS's own client libraries read MFAS_CAN_CHOOSE. */
function optionsOf(name: string, parameters: Record<string, string> | undefined): string[] | undefined {
  if (name !== "SELECT_MFA_TYPE") return undefined;
  const list = parameters?.["MFAS_CAN_CHOOSE"] ?? parameters?.["MFAS_CAN_SELECT"] ?? "[]";
  return Options.parse(JSON.parse(list));
}

/**
 * The key in ChallengeResponses for the code of each challenge; for SELECT_MFA_TYPE it is for the chosen factor.
 * MFA_SETUP has none, because its code goes to `verifyAuthenticator`.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export const codeResponses = {
  EMAIL_OTP: "EMAIL_OTP_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SELECT_MFA_TYPE: "ANSWER",
} as const;

/** Final: Cognito sent a challenge that the workflow cannot respond to. */
export function unexpectedChallenge(problem: string): FinalFault {
  return new FinalFault("UnexpectedChallenge", `Check the user pool and its client: ${problem}.`);
}
