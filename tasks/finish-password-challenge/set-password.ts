import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { createTemporaryPassword, type RandomBytes } from "../lib/cognito/temporary-password.ts";
import { FinalFault } from "../lib/faults/faults.ts";
import type { CognitoRejection } from "../lib/record/record.ts";
import { errors } from "./contract.ts";
import { rejectionOf } from "./rejection.ts";

export interface SetPasswordDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly backendClientId: string;
  readonly randomBytes: RandomBytes;
}

/** The challenge's list of attributes without a value, as JSON text. */
const NOTHING_REQUIRED = ["[]", "", undefined];

/**
 * Answers NEW_PASSWORD_REQUIRED with the person's password, from a fresh temporary one: whatever an earlier
 * attempt left behind (an expired one, a used session), this starts from the same place. Answers why Cognito
 * did not take it, or undefined when it is set. The tokens of the sign-in are dropped unseen.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function createSetPassword(deps: SetPasswordDeps) {
  const UserPoolId = deps.userPoolId;
  const ClientId = deps.backendClientId;
  return async (username: string, password: string): Promise<CognitoRejection | undefined> => {
    const temporary = createTemporaryPassword(deps.randomBytes);
    await deps.cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: username, Password: temporary }));
    const AuthParameters = { USERNAME: username, PASSWORD: temporary };
    const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
    const started = await deps.cognito.send(
      new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters }),
    );
    const { ChallengeName, Session } = started;
    expectChallenge(ChallengeName, started.ChallengeParameters?.["requiredAttributes"]);
    const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: password };
    const answer = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
    try {
      const { AuthenticationResult } = await deps.cognito.send(new AdminRespondToAuthChallengeCommand(answer));
      if (AuthenticationResult === undefined) throw unexpected("a further challenge followed the new password");
      return undefined;
    } catch (error) {
      const rejection = rejectionOf(error);
      if (rejection === undefined) throw error;
      return rejection;
    }
  };
}

function expectChallenge(name: string | undefined, requiredAttributes: string | undefined): void {
  if (name !== "NEW_PASSWORD_REQUIRED")
    throw unexpected(`Cognito answered ${name ?? "tokens"} to a temporary password`);
  if (NOTHING_REQUIRED.includes(requiredAttributes)) return;
  throw unexpected(`the pool requires attributes that HR does not send: ${requiredAttributes}`);
}

function unexpected(what: string): FinalFault {
  return new FinalFault(errors.UnexpectedChallenge, `Check the user pool and its client: ${what}.`);
}
