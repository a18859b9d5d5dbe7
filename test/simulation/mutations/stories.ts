import { ordinary } from "../story/default-behaviour.ts";
import { type Deployed, HOUR, type Manner, MINUTE, type Story, type Word } from "../story/story.ts";

export { HOUR, MINUTE };

const quick: Manner = { ...ordinary, delay: 5_000, codeDelay: 5_000 };

interface Setting {
  readonly deployed?: Deployed;
  readonly manner?: Partial<Manner>;
  readonly startsAt?: number;
  readonly email?: string;
  /** Of each call; by default nothing goes wrong. */
  readonly faultProbability?: number;
  /** Every event comes twice. */
  readonly isTwice?: boolean;
  /** Every other event comes up to a minute late. */
  readonly isUnordered?: boolean;
}

type Said = readonly [what: Word["what"], at: number];

/** One person's story: a hire, what HR says after it, and how the person goes about it. */
export function story(said: readonly Said[] = [], setting: Setting = {}): (drawn: Story) => Story {
  const {
    manner,
    startsAt,
    email = "e1@example.com",
    faultProbability = 0,
    isTwice = false,
    isUnordered = false,
    deployed = "standard",
  } = setting;
  const words = [{ what: "hire", at: 0 } as const, ...said.map(([what, at]) => ({ what, at }))];
  const person = { employeeId: "E1", email, newEmail: "new-e1@example.com", startsAt, words };
  return () => ({
    deployed,
    people: [{ ...person, manner: { ...quick, ...manner } }],
    faultProbability,
    faultsUntil: 10 * MINUTE,
    delivery: { lateProbability: isUnordered ? 0.5 : 0, twiceProbability: isTwice ? 1 : 0, latestMs: MINUTE },
    isCold: false,
    skewMs: 0,
  });
}

/** Nobody reads the mails. */
export const silent: Setting = { manner: { answers: false } };
/** Reads them most of a day later. */
export const late: Setting = { manner: { delay: 20 * HOUR } };
/** Every fourth call goes wrong, for ten minutes. */
export const troubled: Setting = { faultProbability: 0.25 };
