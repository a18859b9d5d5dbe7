import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../tasks/lib/faults/as-fault.ts";
import { ServiceUnavailable } from "../../../tasks/lib/faults/faults.ts";
import { type NetworkFault, networkFaults } from "../../support/faulty-network.ts";
import { newCase } from "../../support/onboarding-case.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

describe.each(scenarios.map((scenario) => [scenario.title, scenario] as const))("%s", (_, scenario) => {
  let calls: readonly string[];
  let expected: unknown;

  beforeAll(async () => {
    const onboarding = await prepareCase(scenario);
    testbed.network.reset();
    await scenario.run(onboarding);
    calls = [...testbed.network.calls];
    expected = await outcomeOf(testbed, onboarding);
  });

  it.each(networkFaults)("has the same outcome when a call %s", async (fault) => {
    expect(calls.some(hasEffect)).toBe(scenario.onlyReads !== true);
    for (const [index, name] of calls.entries()) {
      if (!hasEffect(name)) continue;
      const outcome = await outcomeWithFault(scenario, fault, index + 1);
      expect(outcome, `call ${index + 1}, ${name}, ${fault}`).toEqual(expected);
    }
  });

  it("has the same outcome when it runs twice at once", async () => {
    const onboarding = await prepareCase(scenario);
    const runs = await Promise.allSettled([scenario.run(onboarding), scenario.run(onboarding)]);
    const failures = runs.flatMap((run) => (run.status === "rejected" ? [asFault(run.reason)] : []));
    for (const failure of failures) expect(failure).toBeInstanceOf(ServiceUnavailable);
    await scenario.run(onboarding);
    expect(await outcomeOf(testbed, onboarding)).toEqual(expected);
  });
});

/** A crash at a call that only reads is the same as a crash after the call before it. */
function hasEffect(call: string): boolean {
  return !/\.(GetItem|AdminGetUser|Encrypt|Decrypt)$/.test(call);
}

async function prepareCase({ prepare, password }: Scenario) {
  const onboarding = newCase(testbed, password);
  await prepare?.(onboarding);
  return onboarding;
}

/** Injects a network fault, and repeats the task unless the SDK's own retry was enough; returns the outcome. */
async function outcomeWithFault(scenario: Scenario, fault: NetworkFault, call: number): Promise<unknown> {
  const onboarding = await prepareCase(scenario);
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
