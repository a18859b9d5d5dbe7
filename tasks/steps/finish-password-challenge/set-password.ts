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
  /** Of that client. */
  readonly clientSettings: () => Promise<ClientSettings>;
  readonly randomBytes: RandomBytes;
}

/**
 * - `signed-in`: the password is set, and nothing else is due.
 * - `challenge`: it is set, and a second factor is due.
 * - `rejected`: Cognito did not take it.
 */
export type PasswordOutcome =
  | { readonly kind: "signed-in" }
  | DueChallenge
  | { readonly kind: "rejected"; readonly rejection: CognitoRejection };

/** The challenge's list of attributes without a value, as JSON text. */
const NOTHING_REQUIRED = ["[]", "", undefined];

/** What Cognito says when a password or a session no longer is what this attempt made; not of a disabled user. */
const SUPERSEDED = /incorrect username or password|invalid session/i;

/**
 * Answers NEW_PASSWORD_REQUIRED with the person's password, from a fresh temporary one: whatever an earlier
 * attempt left behind (an expired one, a used session), this starts from the same place. The tokens of the sign-in
 * are dropped unseen.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function createSetPassword(deps: SetPasswordDeps) {
  const UserPoolId = deps.userPoolId;
  const ClientId = deps.backendClientId;
  return async (username: string, password: string): Promise<PasswordOutcome> => {
    const { secret } = await deps.clientSettings();
    const ids = { USERNAME: username, ...secretHashParameter(username, ClientId, secret) };
    const temporary = createTemporaryPassword(deps.randomBytes);
    await deps.cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username: username, Password: temporary }));
    const AuthParameters = { ...ids, PASSWORD: temporary };
    const AuthFlow = "ADMIN_USER_PASSWORD_AUTH";
    const { ChallengeName, ChallengeParameters, Session } = await unlessSuperseded(
      deps.cognito.send(new AdminInitiateAuthCommand({ UserPoolId, ClientId, AuthFlow, AuthParameters })),
    );
    expectChallenge(ChallengeName, ChallengeParameters?.["requiredAttributes"]);
    const ChallengeResponses = { ...ids, NEW_PASSWORD: password };
    const answer = { UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses };
    try {
      const step = nextStepOf(
        await unlessSuperseded(deps.cognito.send(new AdminRespondToAuthChallengeCommand(answer))),
      );
      return step.kind === "tokens" ? { kind: "signed-in" } : step;
    } catch (error) {
      const rejection = rejectionOf(error);
      if (rejection === undefined) throw error;
      return { kind: "rejected", rejection };
    }
  };
}

/** Step Functions may start an attempt while the one before still runs: the later takes the password from the other. */
async function unlessSuperseded<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof NotAuthorizedException && SUPERSEDED.test(error.message))) throw error;
    throw new ServiceUnavailable("Another attempt has set a password in between; this one has to start again.");
  }
}

function expectChallenge(name: string | undefined, requiredAttributes: string | undefined): void {
  if (name !== "NEW_PASSWORD_REQUIRED")
    throw unexpectedChallenge(`Cognito answered ${name ?? "tokens"} to a temporary password`);
  if (NOTHING_REQUIRED.includes(requiredAttributes)) return;
  throw unexpectedChallenge(`the pool requires attributes that HR does not send: ${requiredAttributes}`);
}
