import type { Hono } from "hono";
import { ChangeRequest, ConfirmRequest, ForgotRequest } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { addPostRoute } from "../http/post-route.ts";
import { accessTokenOf } from "../sign-in/cookies.ts";
import { createChangePassword } from "./change-password.ts";
import { createPasswordRecovery } from "./password-recovery.ts";

/** The routes for a forgotten password (with Cognito's code) and for a password change by a signed-in person. */
export function addPasswordRoutes(app: Hono, deps: PortalDeps): void {
  const recovery = createPasswordRecovery(deps);
  const changePassword = createChangePassword(deps);
  addPostRoute(app, "/api/password/forgot", ForgotRequest, async (request, c) =>
    c.json(await recovery.forgot(request), 202),
  );
  addPostRoute(app, "/api/password/confirm", ConfirmRequest, async (request, c) =>
    c.json(await recovery.confirm(request)),
  );
  addPostRoute(app, "/api/password/change", ChangeRequest, async (request, c) =>
    c.json(await changePassword(accessTokenOf(c), request)),
  );
}
