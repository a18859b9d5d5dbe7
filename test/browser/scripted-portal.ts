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

/** A response of the API. A string, and an object with `message`, come from something other than the portal. */
export type Answer =
  | LinkView
  | Accepted
  | ResendAccepted
  | PasswordSet
  | Partial<Problem>
  | { readonly message: string; readonly status: number }
  | string;

/** The responses of the API, which each test sets. */
export interface Script {
  view: (link: string) => Answer;
  password: (newPassword: string) => Answer | Promise<Answer>;
  code: (code: string) => Answer | Promise<Answer>;
  resend: (link: string) => Answer;
  confirm: (request: z.infer<typeof ConfirmRequest>) => Answer;
}

/** A server with the deployed page, the portal's own headers, and an API whose responses a test sets. */
export async function startScriptedPortal() {
  const script: Script = {
    view: unexpectedCall,
    password: unexpectedCall,
    code: unexpectedCall,
    resend: unexpectedCall,
    confirm: unexpectedCall,
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
  app.post("/api/link/:route{open|status}", async (c) =>
    answerOf(script.view(OpenRequest.parse(await c.req.json()).link), 200),
  );
  const portal = createPortal({ ...unused, page: builtPage() });
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

function unexpectedCall(): never {
  throw new Error("this test expects no such call");
}

function builtPage() {
  const assembly = inject("assembly");
  const asset = readdirSync(assembly).find((name) => existsSync(join(assembly, name, "page/index.html")));
  if (asset === undefined) throw new Error("the cloud assembly has no page");
  return readPage(pathToFileURL(join(assembly, asset, "page/")));
}

const unused = {
  records: { find: unexpectedCall, get: unexpectedCall, create: unexpectedCall, change: unexpectedCall },
  readPerson: unexpectedCall,
  signOut: unexpectedCall,
  sealPassword: unexpectedCall,
  sealCode: unexpectedCall,
  unsealAuthenticator: unexpectedCall,
  completeWait: unexpectedCall,
  failWait: unexpectedCall,
  appClient: {
    cognito: new CognitoIdentityProviderClient({ region: "eu-central-1" }),
    clientId: "",
    readSecret: unexpectedCall,
  },
  now: unexpectedCall,
  log: { info: unexpectedCall, error: unexpectedCall },
  passwordPolicy: { minLength: 15, maxLength: 256 },
  companyName: "",
  supportContact: "",
  signInUrl: "",
};
