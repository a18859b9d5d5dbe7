import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { inject } from "vitest";
import { z } from "zod";
import {
  type Accepted,
  CodeRequest,
  ConfirmRequest,
  type LinkView,
  OpenRequest,
  PasswordRequest,
  type PasswordSet,
  type Problem,
  type ResendAccepted,
} from "../../contracts/portal-api.ts";
import { createPortal } from "../../tasks/portal/app.ts";
import { readPage } from "../../tasks/portal/http/page.ts";

/** An answer of the API; text and `{message}` come from something that is not the portal. */
export type Answer =
  | LinkView
  | Accepted
  | ResendAccepted
  | PasswordSet
  | Partial<Problem>
  | { readonly message: string; readonly status: number }
  | string;

/** What the API answers, until a test changes it. */
export interface Script {
  view: (link: string) => Answer;
  password: (newPassword: string) => Answer | Promise<Answer>;
  code: (code: string) => Answer | Promise<Answer>;
  resend: (link: string) => Answer;
  confirm: (request: z.infer<typeof ConfirmRequest>) => Answer;
}

/** The page as it is shipped and with the portal's own headers, before an API that answers what a test tells it to. */
export async function startScriptedPortal() {
  const script: Script = {
    view: neverAsked,
    password: neverAsked,
    code: neverAsked,
    resend: neverAsked,
    confirm: neverAsked,
  };
  const app = new Hono();
  app.post("/api/link/password", async (c) => {
    const { newPassword } = PasswordRequest.parse(await c.req.json());
    return answerOf(await script.password(newPassword), 202);
  });
  app.post("/api/link/code", async (c) => {
    const { code } = CodeRequest.parse(await c.req.json());
    return answerOf(await script.code(code), 202);
  });
  app.post("/api/link/resend", async (c) => answerOf(script.resend(OpenRequest.parse(await c.req.json()).link), 202));
  app.post("/api/password/confirm", async (c) =>
    answerOf(script.confirm(ConfirmRequest.parse(await c.req.json())), 200),
  );
  app.post("/api/link/:look{open|status}", async (c) =>
    answerOf(script.view(OpenRequest.parse(await c.req.json()).link), 200),
  );
  const portal = createPortal({ ...unused, page: shippedPage() });
  app.get("*", (c) => portal.fetch(c.req.raw));
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    script,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answerOf(answer: Answer, success: number): Response {
  if (typeof answer === "string") return new Response(answer, { headers: { "content-type": "text/html" } });
  const failed = "status" in answer && answer.status !== undefined;
  return Response.json(answer, { status: failed ? answer.status : success });
}

function neverAsked(): never {
  throw new Error("this test does not expect the page to ask");
}

function shippedPage() {
  const assembly = inject("assembly");
  const asset = readdirSync(assembly).find((name) => existsSync(join(assembly, name, "page/index.html")));
  if (asset === undefined) throw new Error("the cloud assembly has no page");
  return readPage(pathToFileURL(join(assembly, asset, "page/")));
}

const unused = {
  records: { find: neverAsked, get: neverAsked, create: neverAsked, change: neverAsked },
  readPerson: neverAsked,
  signOut: neverAsked,
  sealPassword: neverAsked,
  sealCode: neverAsked,
  unsealAuthenticator: neverAsked,
  completeWait: neverAsked,
  failWait: neverAsked,
  appClient: {
    cognito: new CognitoIdentityProviderClient({ region: "eu-central-1" }),
    clientId: "",
    readSecret: neverAsked,
  },
  now: neverAsked,
  log: { info: neverAsked, error: neverAsked },
  passwordPolicy: { minLength: 15, maxLength: 256 },
  companyName: "",
  supportContact: "",
  signInUrl: "",
};
