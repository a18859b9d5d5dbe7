import { type ChallengeNameType, RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import type { ChallengeRequest, NewPasswordRequest, SignInView } from "../../../contracts/portal-api.ts";
import { associateAuthenticator, otpauthUri, verifyAuthenticator } from "../../lib/cognito/authenticator.ts";
import { codeResponses, type DueChallenge, nextStepOf, type Tokens } from "../../lib/cognito/next-step.ts";
import { secretHashParameter } from "../../lib/cognito/secret-hash.ts";
import type { PortalDeps } from "../deps.ts";
import { validateNewPassword } from "../password/validate-new-password.ts";
import { type RefusalRules, revealsUserExistence, throwProblemIfRefused } from "./cognito-errors.ts";

/** The next challenge, as the front end gets it. Tokens are never in a response body. */
export type NextChallenge = { readonly kind: "challenge"; readonly view: SignInView };

/**
 * Cognito's message about an expired session may be revealed, because only the holder of that session gets it. Other
 * errors that depend on the user name must look alike.
 */
const rules: RefusalRules = {
  uniform: { error: "NotAuthorizedException", detail: "Invalid session for the user." },
  mayReveal: (refusal) =>
    refusal.message.startsWith("Invalid session for the user, ") || !revealsUserExistence(refusal),
};

/**
 * Continues a sign-in after a challenge. Returns the tokens or the next challenge. Throws a `ProblemError` if Cognito
 * refuses the response.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function createSignIn(deps: PortalDeps) {
  return {
    newPassword(request: z.infer<typeof NewPasswordRequest>): Promise<Tokens | NextChallenge> {
      const NEW_PASSWORD = validateNewPassword(deps, request.newPassword, { username: request.username });
      return respond(deps, { ...request, challenge: "NEW_PASSWORD_REQUIRED", responses: { NEW_PASSWORD } });
    },
    async challenge(request: z.infer<typeof ChallengeRequest>): Promise<Tokens | NextChallenge> {
      const { challenge, answer } = request;
      if (challenge !== "MFA_SETUP")
        return respond(deps, { ...request, responses: { [codeResponses[challenge]]: answer } });
      const verified = verifyAuthenticator(deps.appClient.cognito, request.session, answer);
      return respond(deps, { ...request, session: await throwProblemIfRefused(verified, rules), responses: {} });
    },
  };
}

interface ChallengeResponse {
  readonly username: string;
  readonly session: string;
  readonly challenge: ChallengeNameType;
  readonly responses: Readonly<Record<string, string>>;
}

async function respond(
  deps: PortalDeps,
  { username, session, challenge, responses }: ChallengeResponse,
): Promise<Tokens | NextChallenge> {
  const { cognito, clientId, readSecret } = deps.appClient;
  const hash = secretHashParameter(username, clientId, await readSecret());
  const command = new RespondToAuthChallengeCommand({
    ClientId: clientId,
    ChallengeName: challenge,
    Session: session,
    ChallengeResponses: { USERNAME: username, ...responses, ...hash },
  });
  const next = nextStepOf(await throwProblemIfRefused(cognito.send(command), rules));
  return next.kind === "tokens" ? next : { kind: "challenge", view: await viewOf(deps, username, next) };
}

/** For MFA_SETUP the view also has the secret of the new authenticator app. */
async function viewOf(
  { appClient: { cognito }, companyName }: PortalDeps,
  username: string,
  { kind: _, name: challenge, session, ...due }: DueChallenge,
): Promise<SignInView> {
  if (challenge !== "MFA_SETUP") return { state: "challenge", challenge, session, ...due };
  const { secret, session: next } = await throwProblemIfRefused(associateAuthenticator(cognito, session), rules);
  const authenticator = { secret, uri: otpauthUri({ companyName, username, secret }) };
  return { state: "challenge", challenge, session: next, ...due, authenticator };
}
