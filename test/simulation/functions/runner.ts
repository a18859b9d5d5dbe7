import type { Clock, InvocationResult, Runner, StartRunner } from "local-aws";
import type { Chance } from "../kernel/chance.ts";
import type { Functions } from "./functions.ts";

/** How events reach functions, beyond what services promise to avoid: late, twice, and so out of order. */
export interface Delivery {
  readonly lateProbability: number;
  readonly twiceProbability: number;
  readonly latestMs: number;
}

export const promptDelivery: Delivery = { lateProbability: 0, twiceProbability: 0, latestMs: 0 };

interface RunnerDeps {
  readonly functions: Functions;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly delivery: Delivery;
}

/** Cognito calls it in the middle of a call of its own. */
const WITHIN_A_CALL = ["onboarding-compose-code-message"];

/** Functions in this process, on the simulation's time: as many environments as there are invocations at once. */
export function simulatedRunners({ functions, clock, chance, delivery }: RunnerDeps): StartRunner {
  return (setup): Runner => {
    const timeoutMs = setup.properties.Timeout * 1_000;
    const runNow = (payload: string, requestId: string, variables: Readonly<Record<string, string>>) =>
      functions.invoke(setup, variables, { requestId, payload, timeoutMs, clock });
    return {
      run(payload, requestId, variables) {
        if (WITHIN_A_CALL.includes(setup.name)) return runNow(payload, requestId, variables);
        const isEvent = payload.includes('"detail-type"');
        const isLate = isEvent && chance.isTrue(delivery.lateProbability);
        const delay = chance.between(5, 60) + (isLate ? chance.between(0, delivery.latestMs) : 0);
        if (isEvent && chance.isTrue(delivery.twiceProbability)) {
          const again = delay + chance.between(0, delivery.latestMs);
          const run = () => runNow(payload, `${requestId}-again`, variables);
          clock.schedule(again, () => void tryUntilDone(clock, run));
        }
        return new Promise<InvocationResult>((resolve) => {
          clock.schedule(delay, () => void runNow(payload, requestId, variables).then(resolve));
        });
      },
      renew: async () => undefined,
      stop: async () => undefined,
    };
  };
}

/** Before Lambda's second and third try of an event; after them it is a dead letter, which operations hand in again. */
const PAUSES_MS = [60_000, 120_000];
const AS_A_DEAD_LETTER_MS = 21_600_000;

/** The copy of an event is tried as the event itself is. */
async function tryUntilDone(clock: Clock, run: () => Promise<InvocationResult>, tries = 0): Promise<void> {
  if ((await run()).functionError === undefined) return;
  clock.schedule(PAUSES_MS[tries] ?? AS_A_DEAD_LETTER_MS, () => tryUntilDone(clock, run, tries + 1));
}
