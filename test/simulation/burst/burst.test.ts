import { beforeAll, describe, expect, inject, it } from "vitest";
import { Functions } from "../functions/functions.ts";
import type { LoadedApp } from "../run.ts";
import { loadApp } from "../stage.ts";
import { codeOfTests } from "../stage-of-tests.ts";
import { type Burst, burst } from "./burst.ts";
import { callsPerHire } from "./report.ts";

/** As 10,000 hires against whole quotas: what is shared out is less, and what there is to share. */
const HIRES = 40;
const SHARE = HIRES / 10_000;

let app: LoadedApp;

beforeAll(() => {
  app = loadApp(inject("assembly"), new Functions(codeOfTests()));
});

describe("a burst of hires against the default quotas", () => {
  let outcome: Burst;
  beforeAll(async () => {
    outcome = await burst(app, { hires: HIRES, share: SHARE, answers: false });
  });

  it("loses nobody and does nothing twice", () => {
    expect(outcome.losses).toEqual([]);
  });

  it("meets the quotas on its way", () => {
    const met = outcome.uses.filter(({ throttled }) => throttled > 0).map(({ name }) => name);
    expect(met).toEqual(expect.arrayContaining(["Cognito UserCreation", "Cognito UserUpdate", "SES recipients"]));
    expect(outcome.concurrency.throttled).toBeGreaterThan(0);
  });

  it("is through not long after the slowest quota allows", () => {
    expect(outcome.leastSeconds).toBeGreaterThan(600);
    expect(outcome.seconds / outcome.leastSeconds).toBeLessThan(1.35);
  });

  it("makes do with a hundred calls per hire and half of the retries", () => {
    expect(callsPerHire(outcome).all).toBeLessThan(100);
    expect([...outcome.retries.keys()]).toEqual(expect.arrayContaining(["Create suppressed user", "Send link"]));
    for (const { most, allowed } of outcome.retries.values()) expect(most).toBeLessThan(allowed / 2);
  });
});

it("loses nobody who answers where Lambda starts all at once, and StartExecution throttles most of them", async () => {
  const outcome = await burst(app, { hires: HIRES, share: SHARE, answers: true, concurrency: 10_000 });
  const { throttled } = outcome.uses.find(({ name }) => name === "Step Functions StartExecution") ?? {};
  expect(throttled).toBeGreaterThan(HIRES);
  expect(outcome.losses).toEqual([]);
});
