import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Activity } from "../../src/kernel/activity.ts";
import { LocalClock } from "../../src/kernel/local-clock.ts";
import { deferred } from "./deferred.ts";

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

describe("when time is skipped", () => {
  it("fires timers in order, each at its own time", async () => {
    clock.schedule(3 * DAY, note("reminder"));
    clock.schedule(1_000, note("retry"));
    clock.schedule(30 * DAY, note("too late"));
    await clock.advance(14 * DAY);
    expect(fired).toEqual(["retry at 1000", `reminder at ${3 * DAY}`]);
    expect(clock.now()).toBe(START + 14 * DAY);
  });

  it("counts whole milliseconds, also for a delay with a fraction", async () => {
    clock.schedule(1_000.25, note("jitter"));
    await clock.advance(2_000);
    expect(fired).toEqual(["jitter at 1001"]);
    expect(Number.isInteger(clock.now())).toBe(true);
  });

  it("waits for the work of one timer before the next fires", async () => {
    const work = deferred();
    clock.schedule(1_000, () => activity.track(work.promise).then(note("first settled")));
    clock.schedule(2_000, note("second"));
    const skipped = clock.advance(5_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(fired).toEqual([]);
    work.resolve();
    await skipped;
    expect(fired).toEqual(["first settled at 1000", "second at 2000"]);
  });

  it("waits also for work that a timer started without waiting for it", async () => {
    clock.schedule(1_000, () => {
      void activity.track(new Promise((resolve) => setImmediate(resolve)).then(note("consequence")));
    });
    clock.schedule(2_000, note("next"));
    await clock.advance(5_000);
    expect(fired).toEqual(["consequence at 1000", "next at 2000"]);
  });

  it("fires a timer that another one has set, when it is due in the same skip", async () => {
    clock.schedule(1_000, () => {
      note("first")();
      clock.schedule(1_000, note("second"));
      clock.schedule(DAY, note("third"));
    });
    await clock.advance(5_000);
    expect(fired).toEqual(["first at 1000", "second at 2000"]);
  });

  it("does not fire cancelled timers", async () => {
    const [before, meanwhile] = [clock.schedule(500, note("before")), clock.schedule(2_000, note("meanwhile"))];
    before.cancel();
    clock.schedule(1_000, () => meanwhile.cancel());
    await clock.advance(5_000);
    meanwhile.cancel();
    expect(fired).toEqual([]);
  });

  it("starts a second skip after the first", async () => {
    clock.schedule(1_500, note("timer"));
    await Promise.all([clock.advance(1_000), clock.advance(1_000)]);
    expect(fired).toEqual(["timer at 1500"]);
    expect(clock.now()).toBe(START + 2_000);
  });

  it("waits for running work first, and for the timers that it waits for", async () => {
    const polled = deferred();
    clock.schedule(1_000, polled.resolve);
    void activity.track(polled.promise.then(note("poll over")));
    const skipped = clock.advance(DAY);
    await vi.advanceTimersByTimeAsync(1_000);
    await skipped;
    expect(fired).toEqual(["poll over at 1000"]);
    expect(clock.now()).toBe(START + 1_000 + DAY);
  });

  it.each([
    ["throws", () => raise()],
    ["rejects", async () => raise()],
  ])("rejects when the work of a timer %s, and later skips work", async (_, work) => {
    clock.schedule(1_000, work);
    clock.schedule(2_000, note("next"));
    await expect(clock.advance(5_000)).rejects.toThrow("out of order");
    await clock.advance(5_000);
    expect(fired).toEqual(["next at 2000"]);
  });
});

function raise(): never {
  throw new Error("out of order");
}

it("is ahead by exactly what was skipped, however long the work takes", async () => {
  clock.schedule(1_000, () => void vi.setSystemTime(Date.now() + 400));
  await clock.advance(DAY);
  expect(clock.aheadMs).toBe(DAY);
});
