import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../tasks/lib/faults/as-fault.ts";
import { ServiceUnavailable } from "../../../tasks/lib/faults/faults.ts";
import { type NetworkFault, networkFaults } from "../../support/faulty-network.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
import { newCase } from "./onboarding-case.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

describe.each(scenarios.map((scenario) => [scenario.title, scenario] as const))("%s", (_, scenario) => {
  let calls: readonly string[];
  let undisturbed: unknown;

  beforeAll(async () => {
    const onboarding = await prepared(scenario);
    testbed.network.reset();
    await scenario.run(onboarding);
    calls = [...testbed.network.calls];
    undisturbed = await outcomeOf(testbed, onboarding);
  });

  it.each(networkFaults)("ends as if nothing had happened when a call %s", async (fault) => {
    expect(calls.some(hasEffect)).toBe(scenario.onlyReads !== true);
    for (const [index, name] of calls.entries()) {
      if (!hasEffect(name)) continue;
      const outcome = await disturbed(scenario, fault, index + 1);
      expect(outcome, `call ${index + 1}, ${name}, ${fault}`).toEqual(undisturbed);
    }
  });

  it("ends the same when it runs twice at once", async () => {
    const onboarding = await prepared(scenario);
    const runs = await Promise.allSettled([scenario.run(onboarding), scenario.run(onboarding)]);
    const failures = runs.flatMap((run) => (run.status === "rejected" ? [asFault(run.reason)] : []));
    for (const failure of failures) expect(failure).toBeInstanceOf(ServiceUnavailable);
    await scenario.run(onboarding);
    expect(await outcomeOf(testbed, onboarding)).toEqual(undisturbed);
  });
});

/** Where a call that only reads is cut off, all is as after the call before it. */
function hasEffect(call: string): boolean {
  return !/\.(GetItem|AdminGetUser|Encrypt|Decrypt)$/.test(call);
}

async function prepared({ prepare, password }: Scenario) {
  const onboarding = newCase(testbed, password);
  await prepare?.(onboarding);
  return onboarding;
}

/** What is left when the task met a fault and, unless the SDK made it good, ran once more. */
async function disturbed(scenario: Scenario, fault: NetworkFault, call: number): Promise<unknown> {
  const onboarding = await prepared(scenario);
  testbed.network.injectFault({ call, fault });
  const failure = await scenario.run(onboarding).then(
    () => undefined,
    (error: unknown) => asFault(error),
  );
  testbed.network.reset();
  if (fault !== "is sent twice" || failure !== undefined) {
    expect(failure).toBeInstanceOf(ServiceUnavailable);
    await scenario.run(onboarding);
  }
  return outcomeOf(testbed, onboarding);
}
