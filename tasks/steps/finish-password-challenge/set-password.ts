import {
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  AdminSetUserPasswordCommand,
  type CognitoIdentityProviderClient,
  NotAuthorizedException,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoRejection } from "../../../contracts/sign-in.ts";
import type { ClientSettings } from "../../lib/cognito/client-settings.ts";
import { type DueChallenge, nextStepOf, unexpectedChallenge } from "../../lib/cognito/next-step.ts";
import { secretHashParameter } from "../../lib/cognito/secret-hash.ts";
import { createTemporaryPassword, type RandomBytes } from "../../lib/cognito/temporary-password.ts";
import { ServiceUnavailable } from "../../lib/faults/faults.ts";
import { rejectionOf } from "./password-rejection.ts";

export interface SetPasswordDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly backendClientId: string;
  /** The settings of that client. */
  readonly clientSettings: () => Promise<ClientSettings>;
  readonly randomBytes: RandomBytes;
}

/**
 * - `signed-in`: the password is set, and Cognito asks for nothing more.
 * - `challenge`: the password is set, and Cognito asks for a second factor.
 * - `rejected`: Cognito did not accept the password.
 */
export type PasswordOutcome =
  | { readonly kind: "signed-in" }
  | DueChallenge
  | { readonly kind: "rejected"; readonly rejection: CognitoRejection };

/** Values of the challenge's parameter `requiredAttributes` (JSON text) that mean: none. */
const NO_ATTRIBUTES_REQUIRED = ["[]", "", undefined];

/** Cognito's messages when another attempt has replaced the password or the session; a disabled user gets another. */
const REPLACED = /incorrect username or password|invalid session/i;

/**
 * Sets the person's password: sets a fresh temporary one, signs in with it, and responds to NEW_PASSWORD_REQUIRED. The
 * fresh temporary password makes every attempt start from the same state, whatever an earlier one left behind (an
 * expired password, a used session). The tokens that the sign-in yields are not used.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function createSetPassword(deps: SetPasswordDeps) {
  const UserPoolId = deps.userPoolId;
  const ClientId = deps.backendClientId;
  return async (username: string, password: string): Promise<PasswordOutcome> => {
    const { secret } = await deps.clientSettings();
    const userParameters = { USERNAME: username, ...secretHashParameter(username, ClientId, secret) };
    const temporary = createTemporaryPassword(deps.randomBytes);
    await deps.cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: username, Password: temporary }));
    const AuthParameters = { ...userParameters, PASSWORD: temporary };
    const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
    const { ChallengeName, ChallengeParameters, Session } = await retryIfReplaced(
      deps.cognito.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters })),
    );
    assertNewPasswordRequired(ChallengeName, ChallengeParameters?.["requiredAttributes"]);
    const ChallengeResponses = { ...userParameters, NEW_PASSWORD: password };
    const response = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
    try {
      const step = nextStepOf(
        await retryIfReplaced(deps.cognito.send(new AdminRespondToAuthChallengeCommand(response))),
      );
      return step.kind === "tokens" ? { kind: "signed-in" } : step;
    } catch (error) {
      const rejection = rejectionOf(error);
      if (rejection === undefined) throw error;
      return { kind: "rejected", rejection };
    }
  };
}

/**
 * Throws a transient fault if another attempt has replaced the temporary password: Step Functions may start an attempt
 * while the previous one still runs.
 */
async function retryIfReplaced<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof NotAuthorizedException && REPLACED.test(error.message))) throw error;
    throw new ServiceUnavailable("Another attempt replaced the temporary password; the task has to be retried.");
  }
}

function assertNewPasswordRequired(name: string | undefined, requiredAttributes: string | undefined): void {
  if (name !== "NEW_PASSWORD_REQUIRED")
    throw unexpectedChallenge(
      `Cognito returned ${name ?? "tokens"} instead of NEW_PASSWORD_REQUIRED for a temporary password`,
    );
  if (NO_ATTRIBUTES_REQUIRED.includes(requiredAttributes)) return;
  throw unexpectedChallenge(`the pool requires attributes that HR does not send: ${requiredAttributes}`);
}
