import { type ChallengeNameType, RespondToAuthChallengeCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import type { ChallengeRequest, NewPasswordRequest, SignInView } from "../../../contracts/portal-api.ts";
import { associateAuthenticator, otpauthUri, verifyAuthenticator } from "../../lib/cognito/authenticator.ts";
import { codeResponses, type DueChallenge, nextStepOf, type Tokens } from "../../lib/cognito/next-step.ts";
import { secretHashParameter } from "../../lib/cognito/secret-hash.ts";
import type { PortalDeps } from "../deps.ts";
import { validateNewPassword } from "../password/validate-new-password.ts";
import { orRefuse, type RefusalRules, tellsWhoExists } from "./cognito-errors.ts";

/** The next challenge, as a front end gets it; tokens never leave in a body. */
export type NextChallenge = { readonly kind: "challenge"; readonly view: SignInView };

/**
 * A session that is over is only ever shown to be by the one who holds it; of any other name or session Cognito's words
 * would tell more.
 */
const rules: RefusalRules = {
  uniform: { error: "NotAuthorizedException", detail: "Invalid session for the user." },
  mayReveal: (refusal) => refusal.message.startsWith("Invalid session for the user, ") || !tellsWhoExists(refusal),
};

/**
 * Goes on with a sign-in that met a challenge. Answers the tokens or the next challenge; throws a `ProblemError` for
 * what Cognito refuses.
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
      return respond(deps, { ...request, session: await orRefuse(verified, rules), responses: {} });
    },
  };
}

interface Answer {
  readonly username: string;
  readonly session: string;
  readonly challenge: ChallengeNameType;
  readonly responses: Readonly<Record<string, string>>;
}

async function respond(
  deps: PortalDeps,
  { username, session, challenge, responses }: Answer,
): Promise<Tokens | NextChallenge> {
  const { cognito, clientId, readSecret } = deps.appClient;
  const hash = secretHashParameter(username, clientId, await readSecret());
  const command = new RespondToAuthChallengeCommand({
    ClientId: clientId,
    ChallengeName: challenge,
    Session: session,
    ChallengeResponses: { USERNAME: username, ...responses, ...hash },
  });
  const next = nextStepOf(await orRefuse(cognito.send(command), rules));
  return next.kind === "tokens" ? next : { kind: "challenge", view: await viewOf(deps, username, next) };
}

/** Who has to set up an authenticator app gets its secret along. */
async function viewOf(
  { appClient: { cognito }, companyName }: PortalDeps,
  username: string,
  { kind: _, name: challenge, session, ...due }: DueChallenge,
): Promise<SignInView> {
  if (challenge !== "MFA_SETUP") return { state: "challenge", challenge, session, ...due };
  const { secret, session: next } = await orRefuse(associateAuthenticator(cognito, session), rules);
  const authenticator = { secret, uri: otpauthUri({ companyName, username, secret }) };
  return { state: "challenge", challenge, session: next, ...due, authenticator };
}
