import { describe, expect, it } from "vitest";
import { sourceOf, sources } from "./sources.ts";

/** Whatever is deployed. */
const shipped = sources(["contracts", "tasks", "web", "workflows", "infra"]);

describe("shipped code", () => {
  it.each([
    ["runs text as code", /\beval\(|new Function\(|\bsetTimeout\(\s*["'`]|node:vm\b|child_process/],
    ["writes text as markup", /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet|\braw\(/],
    ["takes randomness that can be guessed", /Math\.random|pseudoRandomBytes/],
    ["uses a hash or a cipher that is broken", /create(Hash|Hmac)\((?!["']sha(256|384|512)["'])|createCipher/],

    ["trusts a certificate that it should not", /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/],
    ["names an address without TLS", /http:\/\/(?!www\.w3\.org\/)/],
    ["keeps anything in the browser's stores", /localStorage|sessionStorage|indexedDB|document\.cookie/],
    ["listens to other windows, or opens one", /postMessage|window\.open|["']message["']/],
    ["compares loosely", /[^=!<>]==[^=]|!=[^=]/],
    ["writes a line past the log", /console\.(log|info|warn|error|debug)|process\.std(out|err)\.write/],
    ["builds a query out of text", /PartiQL|ExecuteStatement|ScanCommand/],
    [
      "follows a header that a proxy or a browser may set",
      /x-forwarded|forwardedFor|header\(["'](host|origin|referer)/i,
    ],
    ["tests for a debug mode", /NODE_ENV|isDebug|logLevel: "(DEBUG|TRACE)"|logEvent/],
  ])("never %s", (_, pattern) => {
    expect(shipped.length).toBeGreaterThan(150);
    expect(shipped.filter((file) => pattern.test(sourceOf(file)))).toEqual(allowed(_));
  });

  it("holds no key, password or token", () => {
    const looksSecret = /AKIA[0-9A-Z]{16}|-----BEGIN|(password|secret|token|apiKey)\s*[:=]\s*["'][^"'\s$]{8,}["']/i;
    expect(shipped.filter((file) => looksSecret.test(sourceOf(file)))).toEqual([]);
  });
});

/** Tools that a developer runs talk to the developer. */
function allowed(what: string): string[] {
  return what === "writes a line past the log"
    ? shipped.filter((file) => /^infra\/(app|write-assembly)\.ts$/.test(file))
    : [];
}
