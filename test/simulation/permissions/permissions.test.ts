import { isDeepStrictEqual } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { codeOfTests } from "../stage-of-tests.ts";
import { deployed } from "./deployed.ts";
import { decidedAtDeployment, exceptions, nameOf } from "./grants.ts";
import { play } from "./play.ts";
import { scenarios } from "./scenarios/index.ts";
import { stagesOf } from "./stages.ts";
import { surveyOf } from "./survey.ts";

const stages = await stagesOf(inject("assemblies"), codeOfTests());
const { granted, outcomeOf, usersOf } = await surveyOf(stages, scenarios);

const isExcepted = (grant: string) => exceptions.some(({ of }) => of.test(grant));
const used = granted.filter((grant) => usersOf(grant).length > 0);

// The outcome of a scenario proves a grant only if it does not depend on chance.
it.each(scenarios)("$name: ends alike, whatever is drawn", async (scenario) => {
  const { outcome } = await play(stages[scenario.assembly], scenario, { draw: "another" });
  expect(outcome.ended).toBe("done");
  expect(outcome).toEqual(outcomeOf(scenario));
});

describe("no grant goes unused", () => {
  it.each(Object.entries(stages))("nor is given twice, in %s", async (_, { deployment }) => {
    const { services } = await deployed(deployment);
    const names = services.iam.grants().map(nameOf);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it("on the scenarios, but for the exceptions", () => {
    expect(granted.filter((grant) => usersOf(grant).length === 0 && !isExcepted(grant))).toEqual([]);
  });

  it.each(exceptions)("and $of is none that a scenario uses", ({ of }) => {
    const excepted = granted.filter((grant) => of.test(grant));
    expect(excepted.length).toBeGreaterThan(0);
    expect(excepted.filter((grant) => usersOf(grant).length > 0)).toEqual([]);
  });
});

describe("a scenario breaks without", () => {
  it.each(used.filter((grant) => !decidedAtDeployment(grant)))("%s", async (without) => {
    let broken: string | undefined;
    for (const { scenario, outcome } of usersOf(without)) {
      const changed = await play(stages[scenario.assembly], scenario, { without });
      if (isDeepStrictEqual(changed.outcome, outcome)) continue;
      broken = scenario.name;
      break;
    }
    expect(broken).toBeDefined();
  });
});
