import type { Hono } from "hono";
import { CodeRequest, OpenRequest, PasswordRequest } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { readBody } from "../http/body.ts";
import { onlyPost } from "../http/post-route.ts";
import { createRequestResend } from "./request-resend.ts";
import { createSubmitCode } from "./submit-code.ts";
import { createSubmitPassword } from "./submit-password.ts";
import { createViewLink } from "./view-link.ts";

/** What a person does with a link. */
export function addLinkRoutes(app: Hono, deps: PortalDeps): void {
  const viewLink = createViewLink(deps);
  const submitPassword = createSubmitPassword(deps);
  const submitCode = createSubmitCode(deps);
  const requestResend = createRequestResend(deps);
  for (const path of ["/api/link/open", "/api/link/status"]) {
    onlyPost(app, path, async (c) => c.json(await viewLink((await readBody(c.req.raw, OpenRequest)).link)));
  }
  onlyPost(app, "/api/link/password", async (c) => {
    const { link, newPassword } = await readBody(c.req.raw, PasswordRequest);
    return c.json(await submitPassword(link, newPassword), 202);
  });
  onlyPost(app, "/api/link/code", async (c) => {
    const { link, code } = await readBody(c.req.raw, CodeRequest);
    return c.json(await submitCode(link, code), 202);
  });
  onlyPost(app, "/api/link/resend", async (c) =>
    c.json(await requestResend((await readBody(c.req.raw, OpenRequest)).link), 202),
  );
}
