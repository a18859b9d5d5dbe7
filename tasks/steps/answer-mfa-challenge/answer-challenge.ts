import {
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { verifyAuthenticator } from "../../lib/cognito/authenticator.ts";
import type { ClientSettings } from "../../lib/cognito/client-settings.ts";
import { codeResponses, type DueChallenge, nextStepOf } from "../../lib/cognito/next-step.ts";
import { secretHashParameter } from "../../lib/cognito/secret-hash.ts";
import type { Challenge } from "../../lib/record/record.ts";
import { type Refusal, refusalOf } from "./code-refusal.ts";

export interface AnswerChallengeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly backendClientId: string;
  /** Of that client. */
  readonly clientSettings: () => Promise<ClientSettings>;
}

/** An open challenge and what the person says to it; both in clear. */
export interface Answer extends Pick<Challenge, "name" | "options"> {
  readonly session: string;
  readonly code: string;
}

/** `passed`: nothing else is due; `challenge`: something else is. */
export type AnswerOutcome = { readonly kind: "passed" } | DueChallenge | Refusal;

/**
 * Answers a second factor's challenge in its session. The tokens of the sign-in are dropped unseen.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function createAnswerChallenge(deps: AnswerChallengeDeps) {
  return async (username: string, answer: Answer): Promise<AnswerOutcome> => {
    // How Cognito refuses what it does not offer is not written down anywhere.
    if (answer.name === "SELECT_MFA_TYPE" && !answer.options?.includes(answer.code))
      return { kind: "rejected", rejection: "wrong-code" };
    try {
      const step = nextStepOf(await respond(deps, username, answer));
      return step.kind === "tokens" ? { kind: "passed" } : step;
    } catch (error) {
      const refusal = refusalOf(error, answer.name);
      if (refusal === undefined) throw error;
      return refusal;
    }
  };
}

async function respond(deps: AnswerChallengeDeps, username: string, { name, session, code }: Answer) {
  const { cognito, userPoolId: UserPoolId, backendClientId: ClientId } = deps;
  const { secret } = await deps.clientSettings();
  const ids = { USERNAME: username, ...secretHashParameter(username, ClientId, secret) };
  const target = { UserPoolId, ClientId, ChallengeName: name };
  if (name === "MFA_SETUP") {
    const Session = await verifyAuthenticator(cognito, session, code);
    return cognito.send(new AdminRespondToAuthChallengeCommand({ ...target, Session, ChallengeResponses: ids }));
  }
  const ChallengeResponses = { ...ids, [codeResponses[name]]: code };
  return cognito.send(new AdminRespondToAuthChallengeCommand({ ...target, Session: session, ChallengeResponses }));
}
