import { expect, it } from "vitest";
import type { LogIds } from "../../../../tasks/lib/log.ts";
import { resolveLink } from "../../../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../../../support/build-record.ts";

const SECRET = "a".repeat(43);

it.each([
  ["another secret", `hire-E1001.${SECRET}`, buildRecord(), "hire-E1001"],
  ["a missing onboarding", `hire-E2.${SECRET}`, undefined, "hire-E2"],
  ["arbitrary text", "hire-E1001 and\nmore", buildRecord(), undefined],
])("logs a link with %s by its onboarding id, without its secret", async (_, fragment, record, onboardingId) => {
  const logged: [string, LogIds][] = [];
  const notImplemented = () => Promise.reject(new Error("not implemented"));
  const log = (code: string, ids: LogIds) => void logged.push([code, ids]);
  const records = { find: async () => record, get: notImplemented, create: notImplemented, change: notImplemented };
  const deps = { records, readPerson: notImplemented, now: () => new Date(0), log: { info: log, error: log } };
  expect(await resolveLink(deps, fragment)).toEqual({ state: "gone", reason: "unknown" });
  expect(logged).toEqual([["LINK_UNKNOWN", { onboardingId }]]);
  expect(JSON.stringify(logged)).not.toContain(SECRET);
});
