import type { Hono } from "hono";
import { ChangeRequest, ConfirmRequest, ForgotRequest } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { readBody } from "../http/body.ts";
import { onlyPost } from "../http/post-route.ts";
import { accessTokenOf } from "../sign-in/cookies.ts";
import { createChangePassword } from "./change-password.ts";
import { createPasswordRecovery } from "./password-recovery.ts";

/** A password that was forgotten, by Cognito's own code, and one that a signed-in person changes. */
export function addPasswordRoutes(app: Hono, deps: PortalDeps): void {
  const recovery = createPasswordRecovery(deps);
  const changePassword = createChangePassword(deps);
  onlyPost(app, "/api/password/forgot", async (c) =>
    c.json(await recovery.forgot(await readBody(c.req.raw, ForgotRequest)), 202),
  );
  onlyPost(app, "/api/password/confirm", async (c) =>
    c.json(await recovery.confirm(await readBody(c.req.raw, ConfirmRequest))),
  );
  onlyPost(app, "/api/password/change", async (c) =>
    c.json(await changePassword(accessTokenOf(c), await readBody(c.req.raw, ChangeRequest))),
  );
}
