import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { createPortal } from "../../tasks/portal/app.ts";
import type { PortalDeps } from "../../tasks/portal/deps.ts";
import { createLambdaAdapter } from "../../tasks/portal/http/lambda-adapter.ts";
import { anyCookies, anyHeaders, anyMethod, httpEvent } from "./http-requests.ts";
import { expectAnswer, expectSafe } from "./portal-answer.ts";

const notImplemented = () => Promise.reject(new Error("not implemented"));

/** The portal with its page and without dependencies. */
const deps: PortalDeps = {
  records: { find: notImplemented, get: notImplemented, create: notImplemented, change: notImplemented },
  readPerson: notImplemented,
  signOut: notImplemented,
  sealPassword: notImplemented,
  sealCode: notImplemented,
  unsealAuthenticator: notImplemented,
  completeWait: notImplemented,
  failWait: notImplemented,
  appClient: {
    cognito: new CognitoIdentityProviderClient({ region: "eu-west-1" }),
    clientId: "client",
    readSecret: notImplemented,
  },
  now: () => new Date("2026-01-05T09:00:00Z"),
  log: { info: () => undefined, error: () => undefined },
  page: new Map([
    ["/", { type: "text/html; charset=utf-8", body: "<!doctype html>" }],
    ["/assets/app.js", { type: "text/javascript; charset=utf-8", body: "app()" }],
  ]),
  passwordPolicy: { minLength: 15, maxLength: 256 },
  companyName: "Example Ltd",
  supportContact: "help@example.com",
  signInUrl: "https://portal.example.com/sign-in",
};
const answerEvent = createLambdaAdapter(createPortal(deps));

const page = fc.constantFrom("/", "/assets/app.js");
const body = fc.oneof(fc.constant(""), hostileText, fc.uint8Array({ minLength: 1, maxLength: 40 }));

describe("the page", () => {
  holds(
    "is returned whatever else the request contains",
    400,
    fc.asyncProperty(
      fc.constantFrom("GET", "HEAD"),
      page,
      anyHeaders,
      anyCookies,
      body,
      async (method, path, headers, cookies, bytes) => {
        const answer = await answerEvent(httpEvent({ method, path, headers, cookies, body: bytes }));
        expectSafe(answer);
        expect([answer.statusCode, answer.body]).toEqual([200, method === "HEAD" ? "" : deps.page.get(path)?.body]);
      },
    ),
  );

  holds(
    "is the only content: every other path and method is 404",
    400,
    fc.asyncProperty(
      anyMethod,
      fc.oneof(
        page,
        fc.constantFrom("/assets/../handler.mjs", "/assets/%2e%2e/", "/assets"),
        hostileText.map((text) => `/assets/${text}`),
      ),
      anyHeaders,
      body,
      async (method, path, headers, bytes) => {
        fc.pre(
          !(["GET", "HEAD"].includes(method) && deps.page.has(new URL(`https://portal.example.com${path}`).pathname)),
        );
        const answer = await answerEvent(httpEvent({ method, path, headers, body: bytes }));
        expect(answer.statusCode).toBe(404);
        expectAnswer(answer, method);
      },
    ),
  );

  it.each([
    ["a body", { body: "{}" }],
    ["a cookie that another application has set, in another script", { cookies: ["name=Łukasz"] }],
    ["a header in another script", { headers: { "x-name": "Łukasz" } }],
  ])("is returned for a GET with %s", async (_, more) => {
    const answer = await answerEvent(httpEvent({ method: "GET", path: "/", ...more }));
    expectSafe(answer);
    expect(answer).toMatchObject({ statusCode: 200, body: "<!doctype html>" });
  });

  it.each(["TRACE", "CONNECT", "PROPFIND"])("is 404 for %s, with the headers of every answer", async (method) => {
    const answer = await answerEvent(httpEvent({ method, path: "/" }));
    expectAnswer(answer, method);
    expect(answer.statusCode).toBe(404);
  });
});

it("does not repeat the name of an unknown field, which may be a misplaced secret", async () => {
  const body = JSON.stringify({ link: "hire-E1001", "a-quiet-walk-at-dawn": "" });
  const headers = { "content-type": "application/json" };
  const answer = await answerEvent(httpEvent({ method: "POST", path: "/api/link/open", headers, body }));
  expectAnswer(answer);
  expect(answer).toMatchObject({ statusCode: 400, body: expect.not.stringContaining("quiet") });
});
