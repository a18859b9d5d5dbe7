import type { Chance } from "../kernel/chance.ts";
import { drawHrEvents } from "./hr-schedule.ts";
import { drawFactors } from "./second-factors.ts";
import type { Behaviour, PersonStory, Story } from "./story.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** Draws a story. Most people are defaultBehaviour: what is rare alone is rarer together, and both happen over many seeds. */
export function drawStory(chance: Chance): Story {
  const count = chance.isTrue(0.04) ? 2 : 1;
  const people = Array.from({ length: count }, (_, index) => drawPerson(chance, index + 1));
  const isTroubled = chance.isTrue(0.65);
  return {
    ...drawFactors(chance.fork("second factors"), people),
    faultProbability: isTroubled ? chance.oneOf([0.01, 0.02, 0.02, 0.03, 0.05, 0.15]) : 0,
    faultsUntil: chance.oneOf([10 * MINUTE, 6 * HOUR, 4 * DAY]),
    delivery: {
      lateProbability: isTroubled ? 0.12 : 0,
      twiceProbability: isTroubled ? 0.06 : 0,
      latestMs: chance.oneOf([MINUTE, 30 * MINUTE]),
    },
    isCold: chance.isTrue(0.04),
    skewMs: chance.isTrue(0.3) ? MINUTE : 0,
  };
}

function drawPerson(chance: Chance, number: number): PersonStory {
  const employeeId = `E${number}`;
  const comesBack = chance.isTrue(0.05);
  return {
    employeeId,
    email: comesBack ? `bounce+e${number}@simulator.amazonses.com` : `e${number}@example.com`,
    newEmail: `new-e${number}@example.com`,
    startsAt: chance.isTrue(0.07) ? chance.between(1, 5) * DAY : undefined,
    hrEvents: drawHrEvents(chance, comesBack),
    behaviour: drawBehaviour(chance),
  };
}

function drawBehaviour(chance: Chance): Behaviour {
  return {
    answers: !chance.isTrue(0.03),
    delay: chance.oneOf([2_000, 5_000, 20 * MINUTE, 20 * HOUR]),
    lostMails: chance.isTrue(0.05) ? 1 : 0,
    wrongPasswords: chance.isTrue(0.08) ? chance.between(1, 2) : 0,
    twoTabs: chance.isTrue(0.05),
    asksAgain: chance.isTrue(0.05),
    leaves: chance.isTrue(0.7),
    scanned: chance.isTrue(0.06),
    codeDelay: 0,
    wrongCodes: 0,
  };
}
