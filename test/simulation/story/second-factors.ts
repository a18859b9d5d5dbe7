import type { Chance } from "../kernel/chance.ts";
import type { Behaviour, Deployed, HrEvent, PersonStory, Story } from "./story.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** One story in fourteen has a second factor, and people who need a code for it. */
export function drawFactors(chance: Chance, people: readonly PersonStory[]): Pick<Story, "deployed" | "people"> {
  if (!chance.isTrue(1 / 14)) return { deployed: "standard", people };
  const deployed = chance.oneOf<Deployed>(["secondFactor", "authenticator"]);
  return { deployed, people: people.map((person) => withCodes(chance, person)) };
}

function withCodes(chance: Chance, person: PersonStory): PersonStory {
  const hrEvents = [...person.hrEvents, ...drawHrEvents(chance, person)];
  return { ...person, hrEvents, behaviour: { ...person.behaviour, ...drawBehaviour(chance) } };
}

/** The last is longer than Cognito waits. */
function drawBehaviour(chance: Chance): Pick<Behaviour, "codeDelay" | "wrongCodes"> {
  return {
    codeDelay: chance.oneOf([3_000, 3_000, 40_000, 10 * MINUTE, 20 * MINUTE]),
    wrongCodes: chance.isTrue(0.25) ? chance.between(1, 2) : 0,
  };
}

/** Events of HR while the run waits for the code, and a reset of a person who may have a factor by then. */
function drawHrEvents(chance: Chance, { startsAt = 0, behaviour, hrEvents: earlier }: PersonStory): readonly HrEvent[] {
  const hrEvents: HrEvent[] = [];
  const isReset = earlier.some(({ what }) => what.startsWith("reset"));
  const asked =
    startsAt + behaviour.delay + chance.oneOf([chance.between(1_000, 15_000), chance.between(0, 12 * MINUTE)]);
  if (chance.isTrue(0.25))
    hrEvents.push({ at: asked, what: chance.oneOf(["cancel", "change email", "change email", "resend"]) });
  if (chance.isTrue(0.1) && !isReset)
    hrEvents.push({ at: startsAt + 2 * DAY + chance.between(0, HOUR), what: "reset by link" });
  return hrEvents;
}
