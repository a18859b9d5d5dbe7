import { isDeepStrictEqual } from "node:util";
import { describe, expect, inject, it } from "vitest";
import { codeOfTests } from "../stage-of-tests.ts";
import { deployed } from "./deployed.ts";
import { decidedAtDeployment, exceptions, nameOf } from "./grants.ts";
import { journeys } from "./journeys/index.ts";
import { play } from "./play.ts";
import { stagesOf } from "./stages.ts";
import { surveyOf } from "./survey.ts";

const stages = await stagesOf(inject("assemblies"), codeOfTests());
const { granted, outcomeOf, usersOf } = await surveyOf(stages, journeys);

const isExcepted = (grant: string) => exceptions.some(({ of }) => of.test(grant));
const used = granted.filter((grant) => usersOf(grant).length > 0);

// What comes of a journey says something about a grant only where it says nothing about chance.
it.each(journeys)("$name: ends alike, whatever is drawn", async (journey) => {
  const { outcome } = await play(stages[journey.assembly], journey, { draw: "another" });
  expect(outcome.ended).toBe("done");
  expect(outcome).toEqual(outcomeOf(journey));
});

describe("no grant goes unused", () => {
  it.each(Object.entries(stages))("nor is given twice, in %s", async (_, { deployment }) => {
    const { services } = await deployed(deployment);
    const names = services.iam.grants().map(nameOf);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
  });

  it("on the journeys, but for the exceptions", () => {
    expect(granted.filter((grant) => usersOf(grant).length === 0 && !isExcepted(grant))).toEqual([]);
  });

  it.each(exceptions)("and $of is none that a journey uses", ({ of }) => {
    const excepted = granted.filter((grant) => of.test(grant));
    expect(excepted.length).toBeGreaterThan(0);
    expect(excepted.filter((grant) => usersOf(grant).length > 0)).toEqual([]);
  });
});

describe("a journey breaks without", () => {
  it.each(used.filter((grant) => !decidedAtDeployment(grant)))("%s", async (without) => {
    let broken: string | undefined;
    for (const { journey, outcome } of usersOf(without)) {
      const changed = await play(stages[journey.assembly], journey, { without });
      if (isDeepStrictEqual(changed.outcome, outcome)) continue;
      broken = journey.name;
      break;
    }
    expect(broken).toBeDefined();
  });
});
