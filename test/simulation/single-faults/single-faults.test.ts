import { existsSync, readdirSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { faultKinds } from "../faults/kinds.ts";
import { stageOfTests } from "../stage-of-tests.ts";
import { findSites, type SiteInStory, tryFault } from "./sites.ts";

let sites: readonly SiteInStory[];

beforeAll(async () => {
  const found = await findSites(stageOfTests());
  expect(found.broken, "without a fault").toEqual([]);
  sites = found.sites;
});

/** `compose-code-message` calls nobody; a second factor is another app's. */
const WITHOUT_SITES = ["answer-mfa-challenge", "compose-code-message"];

it("gets to every function that makes calls", () => {
  const tasks = readdirSync("tasks").filter((name) => existsSync(`tasks/${name}/handler.ts`));
  const functions = new Set(sites.map(({ site }) => site.replace(/^.* of /, "")));
  expect([...functions].sort()).toEqual(tasks.filter((name) => !WITHOUT_SITES.includes(name)).sort());
});

it("has nothing to try stale reads at: every read of a record is consistent", () => {
  expect(sites.filter(({ kinds }) => kinds.includes("stale read"))).toEqual([]);
});

it.each(faultKinds.filter((kind) => kind !== "stale read"))("survives at every call: %s", async (kind) => {
  const tried = sites.filter(({ kinds }) => kinds.includes(kind));
  const broken: string[] = [];
  for (const site of tried) broken.push(...(await tryFault(stageOfTests(), site, kind)));
  expect(tried.length, "calls tried").toBeGreaterThan(0);
  expect(broken).toEqual([]);
});
