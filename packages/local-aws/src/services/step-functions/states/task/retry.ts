import { z } from "zod";
import { type Failure, matchesError } from "../../engine/failure.ts";

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export const retrierSchema = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  Comment: z.string().optional(),
  IntervalSeconds: z.int().min(1).max(99_999_999).default(1),
  MaxAttempts: z.int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(["FULL", "NONE"]).default("NONE"),
});
export type Retrier = z.infer<typeof retrierSchema>;

/** How often each retrier was used in one execution of a state. */
export class RetryCounters {
  readonly #counters: { readonly retrier: Retrier; used: number }[];

  constructor(retriers: readonly Retrier[]) {
    this.#counters = retriers.map((retrier) => ({ retrier, used: 0 }));
  }

  /** `$states.context.State.RetryCount` */
  get total(): number {
    return this.#counters.reduce((sum, { used }) => sum + used, 0);
  }

  /** Seconds before the next attempt, by the first retrier that matches. Undefined when there is no further attempt. */
  delay(failure: Failure, random: () => number): number | undefined {
    const counter = this.#counters.find(({ retrier }) => matchesError(retrier.ErrorEquals, failure));
    if (counter === undefined || counter.used >= counter.retrier.MaxAttempts) return undefined;
    const { retrier } = counter;
    const grown = retrier.IntervalSeconds * retrier.BackoffRate ** counter.used;
    const capped = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
    counter.used += 1;
    return retrier.JitterStrategy === "FULL" ? capped * random() : capped;
  }
}
