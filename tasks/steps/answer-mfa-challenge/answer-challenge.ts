import {
  AdminRespondToAuthChallengeCommand,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { verifyAuthenticator } from "../../lib/cognito/authenticator.ts";
import type { ClientSettings } from "../../lib/cognito/client-settings.ts";
import { codeResponses, type DueChallenge, nextStepOf } from "../../lib/cognito/next-step.ts";
import { secretHashParameter } from "../../lib/cognito/secret-hash.ts";
import type { Challenge } from "../../lib/record/record.ts";
import { type CodeRefusal, codeRefusalOf } from "./code-refusal.ts";

export interface AnswerChallengeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly backendClientId: string;
  /** The settings of that client. */
  readonly clientSettings: () => Promise<ClientSettings>;
}

/** An open challenge and the person's code for it, both in clear text. */
export interface ChallengeResponse extends Pick<Challenge, "name" | "options"> {
  readonly session: string;
  readonly code: string;
}

/** `passed`: Cognito asks for nothing more; `challenge`: Cognito sent a further challenge. */
export type ChallengeOutcome = { readonly kind: "passed" } | DueChallenge | CodeRefusal;

/**
 * Responds to the challenge of a second factor. The tokens that the sign-in yields are not used.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function createAnswerChallenge(deps: AnswerChallengeDeps) {
  return async (username: string, response: ChallengeResponse): Promise<ChallengeOutcome> => {
    // AWS does not document which error a factor gets that was not among the options.
    if (response.name === "SELECT_MFA_TYPE" && !response.options?.includes(response.code))
      return { kind: "rejected", rejection: "wrong-code" };
    try {
      const step = nextStepOf(await respond(deps, username, response));
      return step.kind === "tokens" ? { kind: "passed" } : step;
    } catch (error) {
      const refusal = codeRefusalOf(error, response.name);
      if (refusal === undefined) throw error;
      return refusal;
    }
  };
}

async function respond(deps: AnswerChallengeDeps, username: string, { name, session, code }: ChallengeResponse) {
  const { cognito, userPoolId: UserPoolId, backendClientId: ClientId } = deps;
  const { secret } = await deps.clientSettings();
  const userParameters = { USERNAME: username, ...secretHashParameter(username, ClientId, secret) };
  const target = { UserPoolId, ClientId, ChallengeName: name };
  if (name === "MFA_SETUP") {
    const Session = await verifyAuthenticator(cognito, session, code);
    return cognito.send(
      new AdminRespondToAuthChallengeCommand({ ...target, Session, ChallengeResponses: userParameters }),
    );
  }
  const ChallengeResponses = { ...userParameters, [codeResponses[name]]: code };
  return cognito.send(new AdminRespondToAuthChallengeCommand({ ...target, Session: session, ChallengeResponses }));
}
