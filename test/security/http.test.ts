// Longer than 150 lines, because all tests share one portal, whose every call fails, and one list of routes.
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { beforeEach, describe, expect, it } from "vitest";
import { createPortal } from "../../tasks/portal/app.ts";

const LINK = `hire-E1001.${"a".repeat(43)}`;
const SECRET_TEXT = "ConditionalCheckFailed for ada@example.com";

/** The calls of the portal to its dependencies; each fails. */
const calls: string[] = [];
const logged: unknown[] = [];
beforeEach(() => {
  calls.length = 0;
  logged.length = 0;
});

const fails = (name: string) => async () => {
  calls.push(name);
  throw new TypeError(SECRET_TEXT);
};
const log = (...entry: unknown[]) => void logged.push(entry);
const portal = createPortal({
  records: { find: fails("find"), get: fails("get"), create: fails("create"), change: fails("change") },
  readPerson: fails("readPerson"),
  signOut: fails("signOut"),
  sealPassword: fails("seal"),
  sealCode: fails("seal"),
  unsealAuthenticator: fails("unseal"),
  completeWait: fails("completeWait"),
  failWait: fails("failWait"),
  appClient: {
    cognito: new CognitoIdentityProviderClient({ region: "eu-west-1" }),
    clientId: "a-client",
    readSecret: fails("readSecret"),
  },
  now: () => new Date("2026-01-05T09:00:00.000Z"),
  log: { info: log, error: log },
  page: new Map([
    ["/", { type: "text/html; charset=utf-8", body: "<!doctype html>" }],
    ["/assets/app.js", { type: "text/javascript; charset=utf-8", body: "" }],
  ]),
  passwordPolicy: { minLength: 15, maxLength: 256 },
  companyName: "Example Ltd",
  supportContact: "help@example.com",
  signInUrl: "https://portal.example.com/sign-in",
});

const json = { "content-type": "application/json" };
const post = (path: string, body: string, headers: Readonly<Record<string, string>> = json) =>
  portal.request(path, { method: "POST", headers, body });

const routes: readonly (readonly [string, object])[] = [
  ["/api/link/open", { link: LINK }],
  ["/api/link/status", { link: LINK }],
  ["/api/link/password", { link: LINK, newPassword: "a-quiet-walk-at-dawn" }],
  ["/api/link/code", { link: LINK, code: "123456" }],
  ["/api/link/resend", { link: LINK }],
  ["/api/sign-in/new-password", { username: "ada", session: "s".repeat(40), newPassword: "a-quiet-walk-at-dawn" }],
  ["/api/sign-in/challenge", { username: "ada", session: "s".repeat(40), challenge: "EMAIL_OTP", answer: "123456" }],
  ["/api/password/forgot", { username: "ada" }],
  ["/api/password/confirm", { username: "ada", code: "123456", newPassword: "a-quiet-walk-at-dawn" }],
];

const CHANGE = JSON.stringify({ previousPassword: "a-quiet-walk-at-dawn", newPassword: "another-walk-at-dusk" });

const answers: readonly (readonly [string, () => Response | Promise<Response>, number])[] = [
  ["the page", () => portal.request("/"), 200],
  ["a file of the page", () => portal.request("/assets/app.js"), 200],
  ["a route", () => post("/api/link/open", JSON.stringify({ link: "no link" })), 200],
  ["a body that is not JSON", () => post("/api/link/open", "{"), 400],
  ["a change of password without a session", () => post("/api/password/change", CHANGE), 401],
  ["an unknown address", () => portal.request("/.git/config"), 404],
  ["a method that a route does not have", () => portal.request("/api/link/open"), 405],
  ["a preflight", () => portal.request("/api/link/open", { method: "OPTIONS" }), 405],
  ["a body that is too large", () => post("/api/link/open", "x".repeat(9_000)), 413],
  ["a form", () => post("/api/link/open", "link=x", { "content-type": "application/x-www-form-urlencoded" }), 415],
  ["a fault", () => post("/api/link/open", JSON.stringify({ link: LINK })), 500],
];

describe.each(answers)("the answer to %s", (_, send, status) => {
  it("has every security header", async () => {
    const { headers, status: answered } = await send();
    expect(answered).toBe(status);
    const policy = headers.get("content-security-policy")?.split("; ") ?? [];
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(headers.get("strict-transport-security")).toBe("max-age=63072000; includeSubDomains");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("cache-control")).toBe("no-store");
  });

  it("has its content type, no redirect, no CORS header, and does not reveal the server", async () => {
    const { headers } = await send();
    expect(headers.get("content-type")).toMatch(
      /^(text\/(html|javascript); charset=utf-8|application\/(problem\+)?json)/i,
    );
    const names = [...headers.keys()];
    expect(
      names.filter((name) => /^access-control|^location$|^set-cookie$|^server$|^x-powered-by$/.test(name)),
    ).toEqual([]);
  });
});

describe.each(routes)("%s", (path, body) => {
  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("calls nothing for %s", async (method) => {
    const { status, headers } = await portal.request(`${path}?link=${LINK}`, { method });
    expect([status, headers.get("allow")]).toEqual([405, "POST"]);
    expect(calls).toEqual([]);
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "calls nothing for a request that another site can send without a preflight: '%s'",
    async (type) => {
      const answer = await post(path, JSON.stringify(body), { "content-type": type, origin: "https://evil.example" });
      expect(answer.status).toBe(415);
      expect(calls).toEqual([]);
    },
  );

  it("reads its fields from the body only, and accepts no others", async () => {
    const query = new URLSearchParams(Object.entries(body)).toString();
    expect((await post(`${path}?${query}`, "{}")).status).toBe(400);
    for (const more of ['"isAdmin":true', '"__proto__":{"isAdmin":true}', '"constructor":{"prototype":{}}']) {
      expect((await post(path, JSON.stringify(body).replace("{", `{${more},`))).status).toBe(400);
    }
    expect(calls).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("reveals nothing about a fault, and logs its name", async () => {
    const answer = await post(path, JSON.stringify(body), {
      ...json,
      host: "evil.example",
      "x-forwarded-host": "evil",
    });
    const text = await answer.text();
    expect(calls).not.toEqual([]);
    expect(answer.status).toBe(500);
    expect(JSON.parse(text)).toEqual({
      type: "urn:onboarding:problem:internal",
      title: "Something went wrong on our side",
      status: 500,
      detail: "Please try again in a moment.",
    });
    expect(JSON.stringify(logged)).toContain("TypeError");
    expect(JSON.stringify(logged)).not.toContain(SECRET_TEXT);
  });
});

it("logs what it refuses by route and status, without the content of the request", async () => {
  await post("/api/link/open", JSON.stringify({ link: LINK, more: "a-secret" }));
  await post("/api/password/change", CHANGE);
  await portal.request("/api/link/open");
  expect(logged).toEqual([
    ["REQUEST_REFUSED", { route: "/api/link/open", status: 400 }],
    ["REQUEST_REFUSED", { route: "/api/password/change", status: 401 }],
    ["REQUEST_REFUSED", { route: "/api/link/open", status: 405 }],
  ]);
});

it("has no other route", () => {
  const paths = new Set(portal.routes.filter(({ method }) => method === "POST").map(({ path }) => path));
  expect([...paths].sort()).toEqual([...routes.map(([path]) => path), "/api/password/change"].sort());
});
