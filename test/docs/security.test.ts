import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sealedContents } from "../../contracts/sealed-content.ts";
import { wellKnownWords } from "../../tasks/portal/password/well-known-words.ts";
import { sourceOf, sources } from "../security/sources.ts";

const read = (page: string) => readFileSync(page, "utf8");
const inventories = read("docs/security/inventories.md");

/** `1.2.1-4` is `1.2.1 1.2.2 1.2.3 1.2.4`. */
const expand = (list: string) =>
  list.split(/\s+/).flatMap((id) => {
    const [, before = "", from = "", to = ""] = /^(.*?)(\d+)-(\d+)$/.exec(id) ?? [];
    if (to === "") return [id];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${before}${Number(from) + index}`);
  });

/** The items that a reviewer asks for, by the page that answers them. */
const items = {
  "docs/security/asvs.md": expand(
    "1.1.1 1.1.2 1.2.1-4 1.3.2 1.3.3 1.3.7 1.3.11 1.3.12 1.5.2 1.5.3 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 2.4.2 " +
      "3.2.1 3.2.2 3.4.1-6 3.4.8 3.5.1-3 3.6.1 3.7.2 4.1.1-4 6.1.1-3 6.2.1 6.2.4-12 6.3.1 6.3.2 6.3.4 6.3.6-8 " +
      "6.4.1 6.4.2 6.4.5 6.4.6 6.5.1-5 6.6.2 6.6.3 7.2.1-4 7.4.2 7.6.2 8.1.1 8.2.1-3 8.3.1 8.4.1 " +
      "11.1.1 11.1.2 11.2.1 11.2.3-5 11.3.2 11.3.3 11.4.1 11.5.1 12.1.1 12.2.1 12.2.2 12.3.1 12.3.2 " +
      "13.2.2 13.2.4 13.2.6 13.3.1 13.3.2 13.3.4 13.4.2 13.4.5 13.4.6 14.1.1 14.1.2 14.2.1-4 14.2.6 14.2.7 " +
      "14.3.2 14.3.3 15.1.1-3 15.2.1-4 15.3.1 15.3.3 15.3.5-7 15.4.2 " +
      "16.1.1 16.2.1-5 16.3.1-4 16.4.1 16.4.2 16.5.1-4",
  ),
  "docs/security/nist.md": expand("63A-1-5 63B-1-18"),
  "docs/security.md": [
    ...expand("R1 R1a R1b R1c R1d R2 R3 R3a R4 R5 R6 F1-4 FP-1-17"),
    "CVE-2026-18963",
    "CVE-2026-4325",
    "CVE-2026-37982",
    "Keycloak #37231",
    "Keycloak #40631",
    "Keycloak #26815",
    "KEYCLOAK-15170",
    "Keycloak PR #27360",
    ...expand("SCAN-1-5"),
    "TRACK",
    "LOG",
    "FLOOD",
    "LOCKOUT",
    "SESSIONS",
    "BROKEN",
    "TOKENS",
    "MAILBOX",
  ],
} as const;

interface Row {
  readonly id: string;
  readonly proof: string;
}

/** The rows of the tables whose first column is `id`. */
function rowsOf(page: string): Row[] {
  const tables = read(page).split(/^\| id \|.*\n\|[-| ]+\|\n/m);
  const lines = tables.slice(1).flatMap((table) => table.split("\n\n")[0]?.trimEnd().split("\n") ?? []);
  return lines.map((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { id: cells[1] ?? "", proof: cells.at(-2) ?? "" };
  });
}

/** The tests that a proof names: the file, and the title if there is one. */
const testsIn = (proof: string) =>
  [...proof.matchAll(/`((?:packages\/[\w-]+\/)?test\/[\w./-]+\.test\.ts)`(?: "([^"]+)")?/g)].map(
    ([, file = "", title]) => ({ file, title }),
  );

/** Whether a string in a test file begins or ends like this: a title, or a row of a table that completes one. */
const hasTitle = (source: string, title?: string) =>
  title === undefined || source.includes(`"${title}`) || source.includes(`${title}"`) || source.includes(`'${title}`);

const REASON = /\b(not applicable|not done): .{20,}/;

describe.each(Object.entries(items))("%s", (page, ids) => {
  const rows = rowsOf(page);

  it("has a row for each item, and no other", () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it("has for each item a test or a reason", () => {
    const empty = rows.filter(({ proof }) => testsIn(proof).length === 0 && !REASON.test(proof));
    expect(empty).toEqual([]);
  });

  it("names tests that exist", () => {
    const named = rows.flatMap(({ id, proof }) => testsIn(proof).map((test) => ({ id, ...test })));
    const lost = named.filter(({ file, title }) => !existsSync(file) || !hasTitle(read(file), title));
    expect(lost).toEqual([]);
    // A path or a title in another notation would not be found above.
    const paths = rows.flatMap(({ proof }) => proof.match(/test\/[\w./-]+/g) ?? []);
    const quotes = rows.flatMap(({ proof }) => proof.match(/"[^"]+"/g) ?? []);
    expect(paths).toHaveLength(named.length);
    const titles = named.map(({ title }) => `"${title}"`);
    // A setting, in a reason.
    expect(quotes.filter((quote) => ![...titles, '"totp"'].includes(quote))).toEqual([]);
  });
});

/** The text between a heading and the next one. */
const section = (title: string) => inventories.split(`## ${title}\n`)[1]?.split(/^## /m)[0] ?? "";

describe("docs/security/inventories.md", () => {
  it("lists every code that functions log", () => {
    const calls = sources(["tasks"]).flatMap((file) => [
      ...sourceOf(file).matchAll(/\b(?:info|error|write)\(\s*"([A-Z_]+)"/g),
    ]);
    const stated = [...section("Logs").matchAll(/`([A-Z]+_[A-Z_]+)`/g)].map(([, code]) => code);
    expect([...new Set(stated)].sort()).toEqual([...new Set(calls.map(([, code]) => code))].sort());
  });

  it("states the limits of the code", () => {
    const constants = [
      ["tasks/portal/http/post-route.ts", "LIMIT_BYTES", "8,192 bytes"],
      ["tasks/portal/link/submit-password.ts", "MAX_ATTEMPTS", "| 30 |"],
      ["tasks/portal/link/submit-code.ts", "MAX_CODES", "| 10 |"],
      ["tasks/portal/link/request-resend.ts", "MAX_RESENDS", "20 in all"],
      ["tasks/lib/record/record.ts", "RESEND_PAUSE_SECONDS", "300 seconds"],
      ["tasks/receivers/signal-onboarding/signal-onboarding.ts", "MAX_SIGNALS", "| 200 |"],
      ["tasks/receivers/start-onboarding/start-onboarding.ts", "MAX_DAYS_AHEAD", "180 days"],
    ] as const;
    for (const [file, name, stated] of constants) {
      const value = new RegExp(`const ${name} = ([\\d_]+);`).exec(sourceOf(file))?.[1]?.replaceAll("_", "");
      expect([name, value]).toEqual([name, /[\d,]+/.exec(stated)?.[0].replace(",", "")]);
      expect(section("Limits")).toContain(stated);
    }
    expect(sourceOf("infra/constructs/portal-api.ts")).toContain("{ rateLimit: 50, burstLimit: 100 }");
    expect(section("Limits")).toContain("50 a second, 100 at once");
  });

  it("lists what is encrypted", () => {
    const stated = /contents (.*) of a record/.exec(section("Keys and cryptography"))?.[1]?.match(/\w+/g);
    expect(stated?.sort()).toEqual([...sealedContents].sort());
  });

  it("states how functions connect", () => {
    expect(sourceOf("tasks/lib/clients.ts")).toMatch(
      /maxAttempts: 3,\s+requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000/,
    );
    expect(sourceOf("tasks/lib/clients.ts")).toContain(
      "receiverClientOptions = { ...clientOptions, maxAttempts: RECEIVER_ATTEMPTS }",
    );
    expect(section("Connections")).toMatch(/one second, an answer four;\s+three attempts, ten in .*, one where/);
    const clients = sources(["tasks"]).flatMap((file) => sourceOf(file).match(/"@aws-sdk\/client-[\w-]+"/g) ?? []);
    expect(new Set(clients).size).toBe(7);
  });

  it("states how soon vulnerable dependencies are updated", () => {
    expect(section("The code of others")).toMatch(/within 7 days if critical or high, within 30 days otherwise/);
  });

  it("states the size of the blocklist, to the hundred", () => {
    const [, stated = ""] = /([\d,]+) well-known words/.exec(section("Words that no password may be")) ?? [];
    expect(Math.floor(wellKnownWords.size / 100) * 100).toBe(Number(stated.replace(",", "")));
  });
});
