import { describe, expect, it } from "vitest";
import { sourceOf, sources } from "./sources.ts";

/** The deployed code. */
const shipped = sources(["contracts", "tasks", "web", "workflows", "infra"]);

describe("shipped code", () => {
  it.each([
    ["runs text as code", /\beval\(|new Function\(|\bsetTimeout\(\s*["'`]|node:vm\b|child_process/],
    ["writes text as markup", /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet|\braw\(/],
    ["uses predictable randomness", /Math\.random|pseudoRandomBytes/],
    ["uses a broken hash or cipher", /create(Hash|Hmac)\((?!["']sha(256|384|512)["'])|createCipher/],

    ["disables the check of certificates", /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/],
    ["uses an address without TLS", /http:\/\/(?!www\.w3\.org\/)/],
    ["stores anything in the browser", /localStorage|sessionStorage|indexedDB|document\.cookie/],
    ["listens to other windows, or opens one", /postMessage|window\.open|["']message["']/],
    ["compares loosely", /[^=!<>]==[^=]|!=[^=]/],
    ["writes output without the logger", /console\.(log|info|warn|error|debug)|process\.std(out|err)\.write/],
    ["builds a query from text", /PartiQL|ExecuteStatement|ScanCommand/],
    [
      "trusts a header that a proxy or a browser may set",
      /x-forwarded|forwardedFor|header\(["'](host|origin|referer)/i,
    ],
    ["tests for a debug mode", /NODE_ENV|isDebug|logLevel: "(DEBUG|TRACE)"|logEvent/],
  ])("never %s", (_, pattern) => {
    expect(shipped.length).toBeGreaterThan(150);
    expect(shipped.filter((file) => pattern.test(sourceOf(file)))).toEqual(allowed(_));
  });

  it("contains no key, password or token", () => {
    const looksSecret = /AKIA[0-9A-Z]{16}|-----BEGIN|(password|secret|token|apiKey)\s*[:=]\s*["'][^"'\s$]{8,}["']/i;
    expect(shipped.filter((file) => looksSecret.test(sourceOf(file)))).toEqual([]);
  });
});

/** Tools that a developer runs may write to the terminal. */
function allowed(what: string): string[] {
  return what === "writes output without the logger"
    ? shipped.filter((file) => /^infra\/(app|write-assembly)\.ts$/.test(file))
    : [];
}
