import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import { createTemporaryPassword, type RandomBytes } from "../lib/cognito/temporary-password.ts";
import { FinalFault, ServiceUnavailable } from "../lib/faults/faults.ts";
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

/** What Cognito says when a password or a session no longer is what this attempt made; not of a disabled user. */
const OVERTAKEN = /incorrect username or password|invalid session/i;

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
    const started = await unlessOvertaken(
      deps.cognito.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters })),
    );
    const { ChallengeName, Session } = started;
    expectChallenge(ChallengeName, started.ChallengeParameters?.["requiredAttributes"]);
    const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: password };
    const answer = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
    try {
      const { AuthenticationResult } = await unlessOvertaken(
        deps.cognito.send(new AdminRespondToAuthChallengeCommand(answer)),
      );
      if (AuthenticationResult === undefined) throw unexpected("a further challenge followed the new password");
      return undefined;
    } catch (error) {
      const rejection = rejectionOf(error);
      if (rejection === undefined) throw error;
      return rejection;
    }
  };
}

/** Step Functions may start an attempt while the one before still runs: the later takes the password from the other. */
async function unlessOvertaken<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof NotAuthorizedException && OVERTAKEN.test(error.message))) throw error;
    throw new ServiceUnavailable("Another attempt has set a password in between; this one has to start again.");
  }
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
