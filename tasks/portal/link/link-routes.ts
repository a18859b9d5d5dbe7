import type { Hono } from "hono";
import { CodeRequest, OpenRequest, PasswordRequest } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { addPostRoute } from "../http/post-route.ts";
import { createRequestResend } from "./request-resend.ts";
import { createSubmitCode } from "./submit-code.ts";
import { createSubmitPassword } from "./submit-password.ts";
import { createViewLink } from "./view-link.ts";

/** The routes for a person with a link. */
export function addLinkRoutes(app: Hono, deps: PortalDeps): void {
  const viewLink = createViewLink(deps);
  const submitPassword = createSubmitPassword(deps);
  const submitCode = createSubmitCode(deps);
  const requestResend = createRequestResend(deps);
  for (const path of ["/api/link/open", "/api/link/status"]) {
    addPostRoute(app, path, OpenRequest, async ({ link }, c) => c.json(await viewLink(link)));
  }
  addPostRoute(app, "/api/link/password", PasswordRequest, async ({ link, newPassword }, c) =>
    c.json(await submitPassword(link, newPassword), 202),
  );
  addPostRoute(app, "/api/link/code", CodeRequest, async ({ link, code }, c) =>
    c.json(await submitCode(link, code), 202),
  );
  addPostRoute(app, "/api/link/resend", OpenRequest, async ({ link }, c) => c.json(await requestResend(link), 202));
}
