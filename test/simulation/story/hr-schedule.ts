import type { Chance } from "../kernel/chance.ts";
import type { HrEvent } from "./story.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** Draws the events that HR sends about a person; mostly one. A later event may overtake an earlier one. */
export function drawHrEvents(chance: Chance, comesBack: boolean): HrEvent[] {
  const soonOrLater = () =>
    chance.oneOf([chance.between(200, 6_000), chance.between(0, 2 * HOUR), chance.between(0, 3 * DAY)]);
  const hrEvents: HrEvent[] = [{ at: 0, what: "hire" }];
  const add = (probability: number, what: HrEvent["what"], at = soonOrLater()) => {
    if (chance.isTrue(probability)) hrEvents.push({ at, what });
  };
  add(0.05, "hire");
  add(0.08, "cancel");
  add(comesBack ? 0.9 : 0.07, "change email");
  add(0.05, "resend");
  add(0.04, "invalid");
  add(0.04, "reset by link", 2 * DAY + soonOrLater());
  add(0.03, "reset by code", 2 * DAY + soonOrLater());
  // Hired again, perhaps after the onboarding is over.
  add(0.03, "hire", chance.between(1, 18) * DAY);
  return [
    ...hrEvents,
    ...drawEarlyEvents(chance.fork("haste"), hrEvents),
    ...drawCancelAndRehire(chance.fork("regret")),
  ];
}

/** HR cancels a hire, and sends the next hire before the run has ended. */
function drawCancelAndRehire(chance: Chance): HrEvent[] {
  if (!chance.isTrue(0.02)) return [];
  const at = chance.oneOf([chance.between(200, 6_000), chance.between(0, 2 * HOUR), chance.between(0, 3 * DAY)]);
  return [
    { at, what: "cancel" },
    { at: at + chance.between(100, 1_200), what: "hire" },
  ];
}

/** HR corrects a hire right after it, or sends an event about an earlier hire right before it. */
function drawEarlyEvents(chance: Chance, hrEvents: readonly HrEvent[]): HrEvent[] {
  const hires = hrEvents.filter(({ what }) => what === "hire");
  const last = Math.max(...hires.map(({ at }) => at));
  const hasty = hires.filter(({ at }) => chance.isTrue(at === 0 ? 0.025 : 0.4));
  return hasty.map(({ at }) => {
    const isBefore = at > 2 * MINUTE && chance.isTrue(0.5);
    const moment = isBefore ? at - chance.between(5_000, 100_000) : at + chance.between(50, 2_500);
    return { at: moment, what: isBefore || at !== last ? "change email" : chance.oneOf(["cancel", "change email"]) };
  });
}
