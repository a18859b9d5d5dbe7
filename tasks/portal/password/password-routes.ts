import type { Hono } from "hono";
import { ChangeRequest, ConfirmRequest, ForgotRequest } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { postRoute } from "../http/post-route.ts";
import { accessTokenOf } from "../sign-in/cookies.ts";
import { createChangePassword } from "./change-password.ts";
import { createPasswordRecovery } from "./password-recovery.ts";

/** A password that was forgotten, by Cognito's own code, and one that a signed-in person changes. */
export function addPasswordRoutes(app: Hono, deps: PortalDeps): void {
  const recovery = createPasswordRecovery(deps);
  const changePassword = createChangePassword(deps);
  postRoute(app, "/api/password/forgot", ForgotRequest, async (request, c) =>
    c.json(await recovery.forgot(request), 202),
  );
  postRoute(app, "/api/password/confirm", ConfirmRequest, async (request, c) =>
    c.json(await recovery.confirm(request)),
  );
  postRoute(app, "/api/password/change", ChangeRequest, async (request, c) =>
    c.json(await changePassword(accessTokenOf(c), request)),
  );
}
