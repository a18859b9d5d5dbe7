import type { Chance } from "../kernel/chance.ts";
import type { Word } from "./story.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** HR mostly says one thing once. Of two words the second may overtake the first. */
export function drawWords(chance: Chance, comesBack: boolean): Word[] {
  const soonOrLater = () =>
    chance.oneOf([chance.between(200, 6_000), chance.between(0, 2 * HOUR), chance.between(0, 3 * DAY)]);
  const words: Word[] = [{ at: 0, what: "hire" }];
  const add = (probability: number, what: Word["what"], at = soonOrLater()) => {
    if (chance.isTrue(probability)) words.push({ at, what });
  };
  add(0.05, "hire");
  add(0.08, "cancel");
  add(comesBack ? 0.9 : 0.07, "move");
  add(0.05, "resend");
  add(0.04, "nonsense");
  add(0.04, "reset by link", 2 * DAY + soonOrLater());
  add(0.03, "reset by code", 2 * DAY + soonOrLater());
  // Hired again, perhaps after all is over.
  add(0.03, "hire", chance.between(1, 18) * DAY);
  return [...words, ...drawHaste(chance.fork("haste"), words), ...drawRegret(chance.fork("regret"))];
}

/** HR cancels a hire, and hires anew before the run has ended. */
function drawRegret(chance: Chance): Word[] {
  if (!chance.isTrue(0.02)) return [];
  const at = chance.oneOf([chance.between(200, 6_000), chance.between(0, 2 * HOUR), chance.between(0, 3 * DAY)]);
  return [
    { at, what: "cancel" },
    { at: at + chance.between(100, 1_200), what: "hire" },
  ];
}

/** HR corrects a hire in one breath, or says just before it what is for nobody any more. */
function drawHaste(chance: Chance, words: readonly Word[]): Word[] {
  const hires = words.filter(({ what }) => what === "hire");
  const last = Math.max(...hires.map(({ at }) => at));
  const hasty = hires.filter(({ at }) => chance.isTrue(at === 0 ? 0.025 : 0.4));
  return hasty.map(({ at }) => {
    const isBefore = at > 2 * MINUTE && chance.isTrue(0.5);
    const moment = isBefore ? at - chance.between(5_000, 100_000) : at + chance.between(50, 2_500);
    return { at: moment, what: isBefore || at !== last ? "move" : chance.oneOf(["cancel", "move"]) };
  });
}
