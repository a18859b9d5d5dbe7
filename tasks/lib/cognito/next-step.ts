import type { RespondToAuthChallengeCommandOutput } from "@aws-sdk/client-cognito-identity-provider";
import * as z from "zod";
import { FinalFault } from "../faults/faults.ts";

/** The person is signed in. */
export interface Tokens {
  readonly kind: "tokens";
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string | undefined;
  /** Seconds that the access token and the id token live. */
  readonly expiresIn: number;
}

/** Cognito wants to know something more. */
export interface DueChallenge {
  readonly kind: "challenge";
  /** In Cognito's words (`EMAIL_OTP`, `MFA_SETUP`, ...); those of the future too. */
  readonly name: string;
  readonly session: string;
  /** Where a code went, masked by Cognito. */
  readonly destination?: string;
  /** SELECT_MFA_TYPE: what there is to choose from. */
  readonly options?: string[];
}

/** What InitiateAuth, RespondToAuthChallenge and their Admin twins answer, as far as a sign-in goes on from it. */
type Answer = Pick<
  RespondToAuthChallengeCommandOutput,
  "AuthenticationResult" | "ChallengeName" | "ChallengeParameters" | "Session"
>;

const Options = z.array(z.string());

/**
 * How a sign-in goes on. Throws the final fault `UnexpectedAnswer` where there is neither a token nor a session.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function nextStepOf({
  AuthenticationResult,
  ChallengeName,
  ChallengeParameters,
  Session,
}: Answer): Tokens | DueChallenge {
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
    throw new FinalFault("UnexpectedAnswer", "Cognito answered a sign-in with neither tokens nor a challenge.");
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

/** The developer guide calls the list MFAS_CAN_SELECT, the clients that AWS publishes read MFAS_CAN_CHOOSE. */
function optionsOf(name: string, parameters: Record<string, string> | undefined): string[] | undefined {
  if (name !== "SELECT_MFA_TYPE") return undefined;
  const list = parameters?.["MFAS_CAN_CHOOSE"] ?? parameters?.["MFAS_CAN_SELECT"] ?? "[]";
  return Options.parse(JSON.parse(list));
}

/**
 * The name under which each challenge wants its code; for SELECT_MFA_TYPE the code is the factor chosen. MFA_SETUP has
 * none: its code goes to `verifyAuthenticator`.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export const codeResponses = {
  EMAIL_OTP: "EMAIL_OTP_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SELECT_MFA_TYPE: "ANSWER",
} as const;

/** Final: Cognito asks for something that this workflow has no way to answer. */
export function unexpectedChallenge(what: string): FinalFault {
  return new FinalFault("UnexpectedChallenge", `Check the user pool and its client: ${what}.`);
}
