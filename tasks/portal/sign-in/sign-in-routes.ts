import type { Context, Hono } from "hono";
import { ChallengeRequest, NewPasswordRequest, type SignInView } from "../../../contracts/portal-api.ts";
import type { Tokens } from "../../lib/cognito/next-step.ts";
import type { PortalDeps } from "../deps.ts";
import { addPostRoute } from "../http/post-route.ts";
import { setTokenCookies } from "./cookies.ts";
import { createSignIn, type NextChallenge } from "./sign-in.ts";

const SIGNED_IN: SignInView = { state: "signed-in" };

/**
 * The routes for a front end whose user got a challenge at the sign-in. The front end has the session; these routes set
 * the tokens.
 */
export function addSignInRoutes(app: Hono, deps: PortalDeps): void {
  const signIn = createSignIn(deps);
  const respond = (c: Context, step: Tokens | NextChallenge): Response => {
    if (step.kind === "challenge") return c.json(step.view);
    setTokenCookies(c, step, deps.cookieDomain);
    return c.json(SIGNED_IN);
  };
  addPostRoute(app, "/api/sign-in/new-password", NewPasswordRequest, async (request, c) =>
    respond(c, await signIn.newPassword(request)),
  );
  addPostRoute(app, "/api/sign-in/challenge", ChallengeRequest, async (request, c) =>
    respond(c, await signIn.challenge(request)),
  );
}
