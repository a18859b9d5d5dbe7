import type { Context, Hono } from "hono";
import { ChallengeRequest, NewPasswordRequest, type SignInView } from "../../../contracts/portal-api.ts";
import type { Tokens } from "../../lib/cognito/next-step.ts";
import type { PortalDeps } from "../deps.ts";
import { readBody } from "../http/body.ts";
import { onlyPost } from "../http/post-route.ts";
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
  onlyPost(app, "/api/sign-in/new-password", async (c) =>
    answer(c, await signIn.newPassword(await readBody(c.req.raw, NewPasswordRequest))),
  );
  onlyPost(app, "/api/sign-in/challenge", async (c) =>
    answer(c, await signIn.challenge(await readBody(c.req.raw, ChallengeRequest))),
  );
}
