import { defaultBehaviour } from "../story/default-behaviour.ts";
import type { Behaviour, Deployed, HrEvent, Story } from "../story/story.ts";
import { HOUR, MINUTE } from "../story/time.ts";

export { HOUR, MINUTE };

const quick: Behaviour = { ...defaultBehaviour, delay: 5_000, codeDelay: 5_000 };

interface Setting {
  readonly deployed?: Deployed;
  readonly behaviour?: Partial<Behaviour>;
  readonly startsAt?: number;
  readonly email?: string;
  /** Of each call; by default nothing goes wrong. */
  readonly faultProbability?: number;
  /** Every event comes twice. */
  readonly isTwice?: boolean;
  /** Every other event comes up to a minute late. */
  readonly isUnordered?: boolean;
}

type ScheduledEvent = readonly [what: HrEvent["what"], at: number];

/** The story of one person: a hire, the events of HR after it, and the person's behaviour. */
export function story(events: readonly ScheduledEvent[] = [], setting: Setting = {}): (drawn: Story) => Story {
  const {
    behaviour,
    startsAt,
    email = "e1@example.com",
    faultProbability = 0,
    isTwice = false,
    isUnordered = false,
    deployed = "standard",
  } = setting;
  const hrEvents = [{ what: "hire", at: 0 } as const, ...events.map(([what, at]) => ({ what, at }))];
  const person = { employeeId: "E1", email, newEmail: "new-e1@example.com", startsAt, hrEvents };
  return () => ({
    deployed,
    people: [{ ...person, behaviour: { ...quick, ...behaviour } }],
    faultProbability,
    faultsUntil: 10 * MINUTE,
    delivery: { lateProbability: isUnordered ? 0.5 : 0, twiceProbability: isTwice ? 1 : 0, latestMs: MINUTE },
    isCold: false,
    skewMs: 0,
  });
}

/** Nobody reads the mails. */
export const silent: Setting = { behaviour: { answers: false } };
/** Reads them most of a day later. */
export const late: Setting = { behaviour: { delay: 20 * HOUR } };
/** Every fourth call goes wrong, for ten minutes. */
export const troubled: Setting = { faultProbability: 0.25 };
