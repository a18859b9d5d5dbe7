import { Hono } from "hono";
import { routePath } from "hono/route";
import { secureHeaders } from "hono/secure-headers";
import { asFault } from "../lib/faults/as-fault.ts";
import { readBody } from "./body.ts";
import { OpenRequest, PasswordRequest } from "./contract.ts";
import type { PortalDeps } from "./deps.ts";
import { ProblemError, problemResponse } from "./problem.ts";
import { createSubmitPassword } from "./submit-password.ts";
import { createViewLink } from "./view-link.ts";

const NOTHING = ["'none'"];
const SELF = ["'self'"];

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NOTHING,
    scriptSrc: SELF,
    styleSrc: SELF,
    connectSrc: SELF,
    imgSrc: SELF,
    formAction: NOTHING,
    baseUri: NOTHING,
    frameAncestors: NOTHING,
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: "max-age=63072000; includeSubDomains",
  xFrameOptions: "DENY",
  crossOriginResourcePolicy: "same-origin",
});

/** The portal: the page by GET, everything else by POST (design section 4). */
export function createPortal(deps: PortalDeps): Hono {
  const viewLink = createViewLink(deps);
  const submitPassword = createSubmitPassword(deps);
  const app = new Hono();
  app.use(headers);
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  for (const [path, file] of deps.page) app.get(path, (c) => c.body(file.body, 200, { "content-type": file.type }));
  app.post("/api/link/open", async (c) => c.json(await viewLink((await readBody(c.req.raw, OpenRequest)).link)));
  app.post("/api/link/status", async (c) => c.json(await viewLink((await readBody(c.req.raw, OpenRequest)).link)));
  app.post("/api/link/password", async (c) => {
    const { link, newPassword } = await readBody(c.req.raw, PasswordRequest);
    return c.json(await submitPassword(link, newPassword), 202);
  });
  app.all("/api/link/:route{open|status|password}", () => {
    throw new ProblemError("method-not-allowed", "Use POST.");
  });
  app.notFound(() => problemResponse(new ProblemError("not-found", "Open the link from your mail.")));
  app.onError((error, c) => {
    if (error instanceof ProblemError) return problemResponse(error);
    const fault = asFault(error);
    deps.log.error("REQUEST_FAILED", { route: routePath(c), errorName: fault.name, stack: fault.stack });
    return problemResponse(new ProblemError("internal", "Please try again in a moment."));
  });
  return app;
}
