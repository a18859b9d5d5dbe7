import type { FaultKind } from "../faults/kinds.ts";
import { defaultBehaviour } from "../story/default-behaviour.ts";
import type { Behaviour, Deployed, HrEvent, PersonStory, Story } from "../story/story.ts";
import { DAY, HOUR, MINUTE } from "../story/time.ts";

interface Turn {
  readonly hrEvents?: readonly HrEvent[];
  readonly behaviour?: Partial<Behaviour>;
  readonly person?: Partial<PersonStory>;
  readonly deployed?: Deployed;
}

/** One person, nothing that goes wrong by chance. */
function storyOf({ hrEvents = [], behaviour, person, deployed = "standard" }: Turn): Story {
  const hired: PersonStory = {
    employeeId: "E1",
    email: "e1@example.com",
    newEmail: "new-e1@example.com",
    startsAt: undefined,
    hrEvents: [{ at: 0, what: "hire" }, ...hrEvents],
    behaviour: { ...defaultBehaviour, ...behaviour },
    ...person,
  };
  const delivery = { lateProbability: 0, twiceProbability: 0, latestMs: 0 };
  // What the fault breaks is repaired after the last event of HR.
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
  "one hire, a refused password first": storyOf({ behaviour: { wrongPasswords: 1 } }),
  "a fresh link by the page": storyOf({ behaviour: { asksAgain: true, delay: 6 * MINUTE } }),
  "a corrected address": storyOf({
    hrEvents: [{ at: MINUTE, what: "change email" }],
    behaviour: { delay: 5 * MINUTE },
  }),
  "a mail that comes back": storyOf({
    hrEvents: [{ at: HOUR, what: "change email" }],
    person: { email: "bounce+e1@simulator.amazonses.com" },
  }),
  "a cancelled hire, hired again": storyOf({
    hrEvents: [
      { at: MINUTE, what: "cancel" },
      { at: HOUR, what: "hire" },
    ],
    behaviour: { delay: 10 * MINUTE },
  }),
  "a later start, cancelled": storyOf({
    hrEvents: [{ at: HOUR, what: "cancel" }],
    person: { startsAt: 3 * DAY },
  }),
  "one more mail, and nobody answers": storyOf({
    hrEvents: [{ at: HOUR, what: "resend" }],
    behaviour: { answers: false },
  }),
  "an invalid event of HR": storyOf({ hrEvents: [{ at: MINUTE, what: "invalid" }] }),
  "a reset by link": storyOf({ hrEvents: [{ at: DAY, what: "reset by link" }] }),
  "a reset by code": storyOf({ hrEvents: [{ at: DAY, what: "reset by code" }] }),
  "a run that fails, and is repaired": {
    ...storyOf({}),
    before: ["PutEvents 1 for UserActivated of emit-event", "refused for good"],
  },
  "a code by mail": storyOf({ deployed: "secondFactor" }),
  "an authenticator app": storyOf({ deployed: "authenticator" }),
  "an address corrected while the code is awaited": {
    ...storyOf({
      deployed: "secondFactor",
      hrEvents: [{ at: MINUTE, what: "change email" }],
      behaviour: { codeDelay: 2 * MINUTE },
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
