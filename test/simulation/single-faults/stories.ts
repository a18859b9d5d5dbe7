import type { FaultKind } from "../faults/kinds.ts";
import { ordinary } from "../story/default-behaviour.ts";
import {
  DAY,
  type Deployed,
  HOUR,
  type Manner,
  MINUTE,
  type PersonStory,
  type Story,
  type Word,
} from "../story/story.ts";

interface Turn {
  readonly words?: readonly Word[];
  readonly manner?: Partial<Manner>;
  readonly person?: Partial<PersonStory>;
  readonly deployed?: Deployed;
}

/** One person, nothing that goes wrong by chance. */
function storyOf({ words = [], manner, person, deployed = "standard" }: Turn): Story {
  const hired: PersonStory = {
    employeeId: "E1",
    email: "e1@example.com",
    newEmail: "new-e1@example.com",
    startsAt: undefined,
    words: [{ at: 0, what: "hire" }, ...words],
    manner: { ...ordinary, ...manner },
    ...person,
  };
  const delivery = { lateProbability: 0, twiceProbability: 0, latestMs: 0 };
  // Whatever the fault breaks is repaired when all has been said.
  const time = { faultsUntil: 3 * DAY, skewMs: 0 };
  return { deployed, people: [hired], faultProbability: 0, delivery, isCold: true, ...time };
}

interface SingleFaultStory extends Story {
  /** A fault that it needs to get anywhere. */
  readonly before?: readonly [site: string, kind: FaultKind];
  /** Sites that are tried in this story too, although an earlier one has them: something else is under way. */
  readonly again?: readonly string[];
}

/** Together they make every call that the functions can make; each site is tried in the first story that has it. */
export const stories: Readonly<Record<string, SingleFaultStory>> = {
  "one hire, a refused password first": storyOf({ manner: { wrongPasswords: 1 } }),
  "a fresh link by the page": storyOf({ manner: { asksAgain: true, delay: 6 * MINUTE } }),
  "a corrected address": storyOf({ words: [{ at: MINUTE, what: "move" }], manner: { delay: 5 * MINUTE } }),
  "a mail that comes back": storyOf({
    words: [{ at: HOUR, what: "move" }],
    person: { email: "bounce+e1@simulator.amazonses.com" },
  }),
  "a cancelled hire, hired again": storyOf({
    words: [
      { at: MINUTE, what: "cancel" },
      { at: HOUR, what: "hire" },
    ],
    manner: { delay: 10 * MINUTE },
  }),
  "a later start, cancelled": storyOf({
    words: [{ at: HOUR, what: "cancel" }],
    person: { startsAt: 3 * DAY },
  }),
  "one more mail, and nobody answers": storyOf({
    words: [{ at: HOUR, what: "resend" }],
    manner: { answers: false },
  }),
  "nonsense from HR": storyOf({ words: [{ at: MINUTE, what: "nonsense" }] }),
  "a reset by link": storyOf({ words: [{ at: DAY, what: "reset by link" }] }),
  "a reset by code": storyOf({ words: [{ at: DAY, what: "reset by code" }] }),
  "a run that fails, and is repaired": {
    ...storyOf({}),
    before: ["PutEvents 1 of emit-event", "refused for good"],
  },
  "a code by mail": storyOf({ deployed: "secondFactor" }),
  "an authenticator app": storyOf({ deployed: "authenticator" }),
  "an address corrected while the code is awaited": {
    ...storyOf({
      deployed: "secondFactor",
      words: [{ at: MINUTE, what: "move" }],
      manner: { codeDelay: 2 * MINUTE },
    }),
    again: [
      "UpdateItem 1 of signal-onboarding",
      "SendTaskFailure 1 of signal-onboarding",
      "AdminSetUserPassword 1 of take-new-address",
      "AdminUserGlobalSignOut 1 of take-new-address",
      "AdminDeleteSoftwareToken 1 of take-new-address",
    ],
  },
};
