import type { FaultKind } from "../faults/kinds.ts";
import type { FaultPlan, Site } from "../faults/plan.ts";
import type { Quota } from "./default-quotas.ts";

/** How a quota was used. */
export interface Use {
  readonly name: string;
  readonly granted: number;
  readonly throttled: number;
  /** The least time in which so many units can be granted, in seconds. */
  readonly leastSeconds: number;
}

/** Throttles what is over a quota, and nothing else. `share` of each quota: 0.1 is a tenth. */
export class Quotas implements FaultPlan {
  readonly #buckets: readonly Bucket[];

  constructor(quotas: readonly Quota[], share: number, start: number) {
    this.#buckets = quotas.map((quota) => new Bucket(quota, share, start));
  }

  faultOf({ call }: Site, now: number): FaultKind | undefined {
    for (const bucket of this.#buckets) {
      const units = bucket.quota.counts(call);
      if (units > 0) return bucket.take(units, now) ? undefined : "throttled";
    }
    return undefined;
  }

  uses(): readonly Use[] {
    return this.#buckets.map((bucket) => bucket.use());
  }
}

/** A task needs two units of one quota within milliseconds, which no whole quota is too small for. */
const LEAST_SIZE = 2;

/** A token bucket in virtual time. What is throttled takes nothing out. */
class Bucket {
  readonly quota: Quota;
  readonly #perSecond: number;
  readonly #size: number;
  #tokens: number;
  #filledAt: number;
  #granted = 0;
  #throttled = 0;

  constructor(quota: Quota, share: number, start: number) {
    this.quota = quota;
    this.#perSecond = quota.perSecond * share;
    this.#size = Math.max(LEAST_SIZE, quota.burst * share);
    this.#tokens = this.#size;
    this.#filledAt = start;
  }

  take(units: number, now: number): boolean {
    this.#tokens = Math.min(this.#size, this.#tokens + ((now - this.#filledAt) / 1_000) * this.#perSecond);
    this.#filledAt = now;
    if (this.#tokens < units) {
      this.#throttled += units;
      return false;
    }
    this.#tokens -= units;
    this.#granted += units;
    return true;
  }

  use(): Use {
    const leastSeconds = Math.max(0, this.#granted - this.#size) / this.#perSecond;
    return { name: this.quota.name, granted: this.#granted, throttled: this.#throttled, leastSeconds };
  }
}
