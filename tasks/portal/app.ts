import { Hono } from "hono";
import { routePath } from "hono/route";
import { secureHeaders } from "hono/secure-headers";
import { asFault } from "../lib/faults/as-fault.ts";
import type { PortalDeps } from "./deps.ts";
import { ProblemError, problemResponse } from "./http/problem.ts";
import { addLinkRoutes } from "./link/link-routes.ts";
import { addPasswordRoutes } from "./password/password-routes.ts";
import { addSignInRoutes } from "./sign-in/sign-in-routes.ts";

const NOTHING = ["'none'"];
const SELF = ["'self'"];

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: NOTHING,
    scriptSrc: SELF,
    styleSrc: SELF,
    connectSrc: SELF,
    imgSrc: SELF,
    objectSrc: NOTHING,
    formAction: NOTHING,
    baseUri: NOTHING,
    frameAncestors: NOTHING,
  },
  referrerPolicy: "no-referrer",
  strictTransportSecurity: "max-age=63072000; includeSubDomains",
  xFrameOptions: "DENY",
  crossOriginResourcePolicy: "same-origin",
});

/**
 * Creates the portal: the page by GET, everything else by POST (design section 4). Requests from other sites carry none
 * of the cookies (`SameSite=Strict`), and cannot have the content type JSON without a CORS preflight, which fails.
 */
export function createPortal(deps: PortalDeps): Hono {
  const app = new Hono();
  app.use(headers);
  app.use(async (c, next) => {
    await next();
    c.header("cache-control", "no-store");
  });
  for (const [path, file] of deps.page) app.get(path, (c) => c.body(file.body, 200, { "content-type": file.type }));
  addLinkRoutes(app, deps);
  addSignInRoutes(app, deps);
  addPasswordRoutes(app, deps);
  app.notFound(() => problemResponse(new ProblemError("not-found", "Open the link from your mail.")));
  app.onError((error, c) => {
    const route = routePath(c);
    if (error instanceof ProblemError) {
      // The response may hide Cognito's error from the caller; the log shows it to operations.
      const errorName = error.cause instanceof Error ? error.cause.name : undefined;
      deps.log.info("REQUEST_REFUSED", { route, status: error.problem.status, errorName });
      return problemResponse(error);
    }
    const fault = asFault(error);
    deps.log.error("REQUEST_FAILED", { route, errorName: fault.name, stack: fault.stack });
    return problemResponse(new ProblemError("internal", "Please try again in a moment."));
  });
  return app;
}
