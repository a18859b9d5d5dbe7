import type { Hono } from "hono";
import { readBody } from "./body.ts";
import { createChangePassword } from "./change-password.ts";
import { ChangeRequest, ConfirmRequest, ForgotRequest } from "./contract.ts";
import { accessTokenOf } from "./cookies.ts";
import type { PortalDeps } from "./deps.ts";
import { onlyPost } from "./only-post.ts";
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
