import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Activity } from "../../src/kernel/activity.ts";
import { LocalClock } from "../../src/kernel/local-clock.ts";

const DAY = 24 * 60 * 60 * 1_000;
const START = Date.UTC(2026, 0, 5, 9);

let activity: Activity;
let clock: LocalClock;
let fired: string[];

/** Records that a timer fired, and when, in ms since the start. */
const note = (name: string) => () => {
  fired.push(`${name} at ${clock.now() - START}`);
};

beforeEach(() => {
  vi.useFakeTimers({ now: START, toFake: ["Date", "setTimeout", "clearTimeout"] });
  activity = new Activity();
  clock = new LocalClock(activity);
  fired = [];
});
afterEach(() => {
  clock.stop();
  vi.useRealTimers();
});

describe("without skipping", () => {
  it("fires timers when they are due", async () => {
    clock.schedule(2_000, note("second"));
    clock.schedule(1_000, note("first"));
    await vi.advanceTimersByTimeAsync(999);
    expect(fired).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_001);
    expect(fired).toEqual(["first at 1000", "second at 2000"]);
  });

  it("fires timers by the new time after a skip", async () => {
    clock.schedule(DAY + 1_000, note("timer"));
    await clock.advance(DAY);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(fired).toEqual([`timer at ${DAY + 1_000}`]);
  });

  it("fires a timer of thirty days after thirty days, and not at once", async () => {
    clock.schedule(30 * DAY, note("timer"));
    await vi.advanceTimersByTimeAsync(30 * DAY - 1);
    expect(fired).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(fired).toEqual([`timer at ${30 * DAY}`]);
  });

  it("fires nothing once it is stopped, also no later timer", async () => {
    clock.schedule(1_000, note("before"));
    clock.stop();
    clock.schedule(1_000, note("after"));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(fired).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
