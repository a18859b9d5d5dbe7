import type { Assembly } from "../../support/assemblies.ts";
import type { Chance } from "../kernel/chance.ts";
import { drawWords } from "./hr-schedule.ts";
import { drawFactors } from "./second-factors.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

export { DAY, HOUR, MINUTE };

/** What HR tells about somebody, `at` ms after the start. */
export interface Word {
  readonly at: number;
  readonly what: "hire" | "cancel" | "move" | "resend" | "reset by link" | "reset by code" | "nonsense";
}

/** How somebody goes about the mail. */
export interface Manner {
  /** Never answers at all. */
  readonly answers: boolean;
  /** How long after a mail, in ms. */
  readonly delay: number;
  /** So many mails never arrive, or are never read. */
  readonly lostMails: number;
  /** Passwords that Cognito refuses, before a good one. */
  readonly wrongPasswords: number;
  /** The link is open twice, and each tab hands a password in. */
  readonly twoTabs: boolean;
  /** Asks the page for a fresh link before anything else. */
  readonly asksAgain: boolean;
  /** Closes the page once a password is handed in, and does not wait for what comes of it. */
  readonly leaves: boolean;
  /** Something follows the link before the person does. */
  readonly scanned: boolean;
  /** How long they look for the code of a second factor, in ms. */
  readonly codeDelay: number;
  /** Codes that are wrong, before the right one. */
  readonly wrongCodes: number;
}

export interface PersonStory {
  readonly employeeId: string;
  readonly email: string;
  /** Where HR moves them to. */
  readonly newEmail: string;
  /** Of the first working day, in ms after the start; undefined: at once. */
  readonly startsAt: number | undefined;
  readonly words: readonly Word[];
  readonly manner: Manner;
}

/** How the app is deployed: without a second factor, with codes by mail, or with authenticator apps. */
export const deployments = ["standard", "secondFactor", "authenticator"] as const satisfies readonly Assembly[];
export type Deployed = (typeof deployments)[number];

/** Everything that a seed decides, but the order of what comes of it. */
export interface Story {
  readonly deployed: Deployed;
  readonly people: readonly PersonStory[];
  /** Of each call of AWS. */
  readonly faultProbability: number;
  /** Until when, in ms after the start. */
  readonly faultsUntil: number;
  readonly delivery: { readonly lateProbability: number; readonly twiceProbability: number; readonly latestMs: number };
  /** The functions have just been deployed. */
  readonly isCold: boolean;
  /** Of each function's clock, at most, in ms. */
  readonly skewMs: number;
}

/** Draws a story. Most people are ordinary: what is rare alone is rarer together, and both happen over many seeds. */
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
    words: drawWords(chance, comesBack),
    manner: drawManner(chance),
  };
}

function drawManner(chance: Chance): Manner {
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
