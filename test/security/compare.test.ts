import { expect, it } from "vitest";
import { createLink, hashSecret, linkUrl } from "../../tasks/lib/link.ts";
import type { LinkHash } from "../../tasks/lib/record/record.ts";
import { findLink } from "../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../support/build-record.ts";
import { sourceOf, sources } from "./sources.ts";

const link = createLink("hire-E1001", (size) => Buffer.alloc(size, 7));
const fragment = new URL(linkUrl("https://portal.example.com", link)).hash.slice(1);

/** A link of the record that counts how often its hash is read. */
function counted(secret: string, reads: string[]): LinkHash {
  const hash = hashSecret(secret);
  return {
    get hash() {
      reads.push(secret);
      return hash;
    },
    round: 1,
    expiresAt: "2026-01-06T09:00:00.000Z",
  };
}

const storeOf = (links?: readonly LinkHash[]) => {
  const notImplemented = () => Promise.reject(new Error("not implemented"));
  const record = links === undefined ? undefined : buildRecord({ links: [...links] });
  return { find: async () => record, get: notImplemented, create: notImplemented, change: notImplemented };
};

it.each([0, 1, 2])("compares with every link of the record, also when number %i is the right one", async (right) => {
  const reads: string[] = [];
  const secrets = ["one", "two", "three"].map((secret, index) => (index === right ? link.secret : secret));
  const found = await findLink(storeOf(secrets.map((secret) => counted(secret, reads))), fragment);
  expect(found?.link).toBeDefined();
  expect(reads).toEqual(secrets);
});

it("finds nothing by another secret, or without a record", async () => {
  const reads: string[] = [];
  expect(await findLink(storeOf([counted("one", reads), counted("two", reads)]), fragment)).toBeUndefined();
  expect(reads).toEqual(["one", "two"]);
  expect(await findLink(storeOf(), fragment)).toBeUndefined();
});

it("compares hashes by timingSafeEqual, in one shared function", () => {
  const using = (pattern: RegExp) => sources(["tasks"]).filter((file) => pattern.test(sourceOf(file)));
  expect(using(/timingSafeEqual\(/)).toEqual(["tasks/lib/link.ts"]);
  expect(using(/\bsameHash\(/)).toEqual(["tasks/lib/link.ts", "tasks/portal/link/resolve-link.ts"]);
  expect(using(/hash\w*\s*[!=]==(?!\s*undefined)|[!=]==\s*[\w.]*hash\b/i)).toEqual([]);
});
