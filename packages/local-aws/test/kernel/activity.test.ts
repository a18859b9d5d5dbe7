import { expect, it } from "vitest";
import { Activity } from "../../src/kernel/activity.ts";
import { deferred } from "./deferred.ts";

it("is idle when no work was tracked", async () => {
  await expect(new Activity().idle()).resolves.toBeUndefined();
});

it("returns the result of the work, and throws its error", async () => {
  const activity = new Activity();
  expect(await activity.track(Promise.resolve("done"))).toBe("done");
  await expect(activity.track(Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(activity.idle()).resolves.toBeUndefined();
});

it("is idle only when all work has settled", async () => {
  const activity = new Activity();
  const [first, second] = [deferred(), deferred()];
  void activity.track(first.promise);
  void activity.track(second.promise);
  let isIdle = false;
  const idle = activity.idle().then(() => {
    isIdle = true;
  });
  first.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(isIdle).toBe(false);
  second.resolve();
  await idle;
  expect(isIdle).toBe(true);
});

it("is not idle between work and the work that it starts some microtasks later", async () => {
  const activity = new Activity();
  const [first, second] = [deferred(), deferred()];
  const order: string[] = [];
  const follow = async () => {
    await activity.track(first.promise);
    for (let step = 0; step < 10; step += 1) await Promise.resolve();
    await activity.track(second.promise.then(() => order.push("second")));
  };
  const followed = follow();
  const idle = activity.idle().then(() => order.push("idle"));
  first.resolve();
  setImmediate(() => second.resolve());
  await Promise.all([idle, followed]);
  expect(order).toEqual(["second", "idle"]);
});
