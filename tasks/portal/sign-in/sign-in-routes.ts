import type { Context, Hono } from "hono";
import { ChallengeRequest, NewPasswordRequest, type SignInView } from "../../../contracts/portal-api.ts";
import type { Tokens } from "../../lib/cognito/next-step.ts";
import type { PortalDeps } from "../deps.ts";
import { postRoute } from "../http/post-route.ts";
import { keepTokens } from "./cookies.ts";
import { createSignIn, type NextChallenge } from "./sign-in.ts";

const SIGNED_IN: SignInView = { state: "signed-in" };

/** For a front end whose user met a challenge at a sign-in: it has the session, these routes get the tokens. */
export function addSignInRoutes(app: Hono, deps: PortalDeps): void {
  const signIn = createSignIn(deps);
  const answer = (c: Context, step: Tokens | NextChallenge): Response => {
    if (step.kind === "challenge") return c.json(step.view);
    keepTokens(c, step, deps.cookieDomain);
    return c.json(SIGNED_IN);
  };
  postRoute(app, "/api/sign-in/new-password", NewPasswordRequest, async (request, c) =>
    answer(c, await signIn.newPassword(request)),
  );
  postRoute(app, "/api/sign-in/challenge", ChallengeRequest, async (request, c) =>
    answer(c, await signIn.challenge(request)),
  );
}
