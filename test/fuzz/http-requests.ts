import fc from "fast-check";
import { anyJson, deepJson, hostileText, mutated } from "../../packages/local-aws/test/support/hostile.ts";
import type { createLambdaAdapter } from "../../tasks/portal/http/lambda-adapter.ts";

type HttpEvent = Parameters<ReturnType<typeof createLambdaAdapter>>[0];

/** Part of every generated text: no answer may contain it. */
export const CANARY = "Zq7";

export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
}

/** The event of an HTTP API for a request, payload format 2.0; a body that is not text is in Base64. */
export function httpEvent({ method, path, headers = {}, cookies = [], body = "" }: HttpRequest): HttpEvent {
  const bytes = Buffer.from(typeof body === "string" ? new TextEncoder().encode(body) : body);
  const isText = bytes.equals(Buffer.from(bytes.toString("utf8"), "utf8"));
  const http = { method, path, protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "a browser" };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: "",
    headers: { ...headers },
    cookies: [...cookies],
    body: bytes.length === 0 ? null : bytes.toString(isText ? "utf8" : "base64"),
    isBase64Encoded: !isText,
    requestContext: {
      accountId: "000000000000",
      apiId: "api",
      requestId: "1",
      routeKey: "$default",
      stage: "$default",
      authentication: null,
      authorizer: {},
      http,
      time: "05/Jan/2026:09:00:00 +0000",
      timeEpoch: 1_767_603_600_000,
      domainName: "portal.example.com",
      domainPrefix: "portal",
    },
  };
}

/** Hostile text with the canary at both ends. */
export const canaryText = hostileText.map((text) => `${CANARY}${text}${CANARY}`);

const inLatin1 = canaryText.map((text) => text.replaceAll(/[^\x20-\xff]/g, "?").trim());
const inAnyScript = canaryText.map((text) => text.replaceAll(/[\p{Cc}\p{Cs}]/gu, "?").trim());
const headerName = fc.constantFrom("accept", "origin", "x-forwarded-for", "x-http-method-override", "if-none-match");

/** Headers of a browser, a proxy or an attacker, without line breaks, which a gateway refuses. */
export const anyHeaders = fc.dictionary(headerName, fc.oneof(inLatin1, inAnyScript), { maxKeys: 3 });
export const anyCookies = fc.array(
  fc
    .tuple(fc.constantFrom("access_token", "id_token", "other", "__proto__"), inAnyScript)
    .map((pair) => pair.join("=")),
  { maxLength: 3 },
);

export const contentType = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("application/json", "Application/JSON; charset=utf-8") },
  { weight: 1, arbitrary: fc.constantFrom("", "text/plain", "application/jsonp", "multipart/form-data", "text/json") },
  { weight: 1, arbitrary: inLatin1 },
);

/** Bodies that are similar to a route's own, and arbitrary bodies. */
export function anyBody(valid: fc.Arbitrary<object>): fc.Arbitrary<string | Uint8Array> {
  const json = (value: fc.Arbitrary<unknown>) => value.map((each) => JSON.stringify(each));
  const cut = fc.tuple(json(valid), fc.nat({ max: 60 })).map(([text, at]) => text.slice(0, at));
  const huge = fc.constantFrom(8_193, 300_000).map((size) => JSON.stringify({ link: "x".repeat(size) }));
  return fc.oneof(
    { weight: 6, arbitrary: json(valid) },
    { weight: 4, arbitrary: json(mutated(valid, anyJson(canaryText))) },
    { weight: 1, arbitrary: json(fc.oneof(anyJson(canaryText), deepJson, fc.array(valid))) },
    { weight: 1, arbitrary: fc.oneof(hostileText, fc.uint8Array({ maxLength: 60 }), cut) },
    { weight: 1, arbitrary: huge },
  );
}

export const anyMethod = fc.constantFrom(
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "CONNECT",
  "PROPFIND",
  "get",
  "BREW",
);
