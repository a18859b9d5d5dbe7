import type { Chance } from "../kernel/chance.ts";
import type { Deployed, Manner, PersonStory, Story, Word } from "./story.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** One story in fourteen has a second factor, and people who need a code for it. */
export function drawFactors(chance: Chance, people: readonly PersonStory[]): Pick<Story, "deployed" | "people"> {
  if (!chance.isTrue(1 / 14)) return { deployed: "standard", people };
  const deployed = chance.oneOf<Deployed>(["secondFactor", "authenticator"]);
  return { deployed, people: people.map((person) => withCodes(chance, person)) };
}

function withCodes(chance: Chance, person: PersonStory): PersonStory {
  const words = [...person.words, ...drawWords(chance, person)];
  return { ...person, words, manner: { ...person.manner, ...drawManner(chance) } };
}

/** The last is longer than Cognito waits. */
function drawManner(chance: Chance): Pick<Manner, "codeDelay" | "wrongCodes"> {
  return {
    codeDelay: chance.oneOf([3_000, 3_000, 40_000, 10 * MINUTE, 20 * MINUTE]),
    wrongCodes: chance.isTrue(0.25) ? chance.between(1, 2) : 0,
  };
}

/** What HR says while the code is awaited, and a reset of whoever may have a factor by then. */
function drawWords(chance: Chance, { startsAt = 0, manner, words: said }: PersonStory): readonly Word[] {
  const words: Word[] = [];
  const isReset = said.some(({ what }) => what.startsWith("reset"));
  const asked = startsAt + manner.delay + chance.oneOf([chance.between(1_000, 15_000), chance.between(0, 12 * MINUTE)]);
  if (chance.isTrue(0.25)) words.push({ at: asked, what: chance.oneOf(["cancel", "move", "move", "resend"]) });
  if (chance.isTrue(0.1) && !isReset)
    words.push({ at: startsAt + 2 * DAY + chance.between(0, HOUR), what: "reset by link" });
  return words;
}
