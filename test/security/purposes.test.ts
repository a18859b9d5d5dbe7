import { expect, it } from "vitest";
import { createLink, hashEmail, hashSecret, type Link } from "../../tasks/lib/link.ts";
import { findLink } from "../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../support/build-record.ts";

const invitation = createLink("hire-E1001", (size) => Buffer.alloc(size, 1));
const reset = createLink("reset-E1001", (size) => Buffer.alloc(size, 2));
const hiredAgain = createLink("hire-E1001-2", (size) => Buffer.alloc(size, 3));

/** The records of one person, each with its own link. */
const recordOf = ({ onboardingId: id, secret }: Link) => {
  const expiresAt = "2026-01-06T09:00:00.000Z";
  const emailHash = hashEmail(secret, "ada@example.com");
  return buildRecord({ id, links: [{ hash: hashSecret(secret), round: 1, expiresAt, emailHash }] });
};
const records = [
  recordOf(invitation),
  { ...recordOf(reset), purpose: "password-reset" as const },
  recordOf(hiredAgain),
];
const notImplemented = () => Promise.reject(new Error("not implemented"));
const store = {
  find: async (id: string) => records.find((record) => record.id === id),
  get: notImplemented,
  create: notImplemented,
  change: notImplemented,
};
const links = { invitation, reset, hiredAgain };
const kinds = ["invitation", "reset", "hiredAgain"] as const;
const find = (id: Link, secret: Link) => findLink(store, `${id.onboardingId}.${secret.secret}`);

it.each(kinds)("the secret of an %s opens that record", async (kind) => {
  expect((await find(links[kind], links[kind]))?.record.id).toBe(links[kind].onboardingId);
});

it.each(kinds.flatMap((id) => kinds.filter((secret) => secret !== id).map((secret) => [secret, id] as const)))(
  "the secret of an %s opens no %s of the same person",
  async (secret, id) => {
    expect(await find(links[id], links[secret])).toBeUndefined();
  },
);
