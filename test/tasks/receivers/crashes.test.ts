import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasFailed, isRunning } from "../../../tasks/lib/execution/execution-status.ts";
import { asFault } from "../../../tasks/lib/faults/as-fault.ts";
import { ServiceUnavailable } from "../../../tasks/lib/faults/faults.ts";
import type { OnboardingRecord } from "../../../tasks/lib/record/record.ts";
import { networkFaults } from "../../support/faulty-network.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
import {
  buildEvent,
  createAccount,
  createReceivers,
  describeExecution,
  publishedAbout,
  type Receivers,
  startWaitingRun,
} from "./receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

interface Scenario {
  readonly prepare: (employeeId: string) => Promise<unknown>;
  readonly run: (employeeId: string) => Promise<unknown>;
}

const detail = (employeeId: string) => ({ employeeId, email: "new@example.com", method: "link" });
const signal = (type: "EmployeeHireCancelled" | "EmployeeEmailChanged", employeeId: string) =>
  receivers.signalOnboarding(buildEvent(type, detail(employeeId)));
/** Hires by what Step Functions says of the run before. */
const rehire = (employeeId: string) => {
  const observing = createReceivers(testbed, { isRunning: (arn) => isRunning(testbed.clients.stateMachines, arn) });
  return observing.startOnboarding(
    buildEvent("EmployeeHired", { ...detail(employeeId), givenName: "A", familyName: "L" }),
  );
};
const reset = (method: string, employeeId: string) =>
  receivers.startPasswordReset(buildEvent("PasswordResetRequested", { ...detail(employeeId), method }));

function bounced(employeeId: string) {
  const mail = { tags: { onboardingId: [`hire-${employeeId}`], round: ["1"] } };
  const bounce = { bounceType: "Permanent" };
  return receivers.reportBounce(buildEvent("Email Bounced", { eventType: "Bounce", mail, bounce }));
}

const scenarios: readonly (readonly [string, Scenario])[] = [
  [
    "a hire that is cancelled",
    {
      prepare: (employeeId) => startWaitingRun(testbed, { employeeId }),
      run: (employeeId) => signal("EmployeeHireCancelled", employeeId),
    },
  ],
  [
    "an address that is corrected",
    {
      prepare: (employeeId) => startWaitingRun(testbed, { employeeId }),
      run: (employeeId) => signal("EmployeeEmailChanged", employeeId),
    },
  ],
  [
    "a hire anew",
    {
      prepare: async (employeeId) => {
        const { executionArn } = await startWaitingRun(testbed, { employeeId, status: "CANCELLED" });
        await testbed.clients.stateMachines.send(new StopExecutionCommand({ executionArn }));
      },
      run: rehire,
    },
  ],
  ["a mail that comes back", { prepare: (employeeId) => startWaitingRun(testbed, { employeeId }), run: bounced }],
  [
    "a reset by link",
    { prepare: (employeeId) => createAccount(testbed, employeeId), run: (employeeId) => reset("link", employeeId) },
  ],
  [
    "a reset that is under way",
    {
      prepare: async (employeeId) => {
        await createAccount(testbed, employeeId);
        await startWaitingRun(testbed, { id: `reset-${employeeId}`, employeeId, purpose: "password-reset" });
      },
      run: (employeeId) => reset("link", employeeId),
    },
  ],
  [
    "a reset whose run has broken off",
    {
      prepare: async (employeeId) => {
        await createAccount(testbed, employeeId);
        const about = { id: `reset-${employeeId}`, employeeId, purpose: "password-reset" } as const;
        const { executionArn } = await startWaitingRun(testbed, { ...about, signalIds: ["first"], signalCount: 1 });
        await testbed.clients.stateMachines.send(new StopExecutionCommand({ executionArn }));
      },
      run: (employeeId) => {
        const observing = createReceivers(testbed, {
          hasFailed: (arn) => hasFailed(testbed.clients.stateMachines, arn),
        });
        return observing.startPasswordReset(buildEvent("PasswordResetRequested", detail(employeeId)));
      },
    },
  ],
  [
    "a reset during an onboarding",
    {
      prepare: (employeeId) => startWaitingRun(testbed, { employeeId }),
      run: (employeeId) => reset("code", employeeId),
    },
  ],
  [
    "a reset by code",
    { prepare: (employeeId) => createAccount(testbed, employeeId), run: (employeeId) => reset("code", employeeId) },
  ],
  [
    "a reset for who has no account",
    { prepare: () => Promise.resolve(), run: (employeeId) => reset("link", employeeId) },
  ],
];

let people = 0;
const nextPerson = () => `p${++people}p`;

/** All that is left of it, fit for comparing it with another person's. */
async function leftOf(employeeId: string): Promise<unknown> {
  const ids = [
    `hire-${employeeId}`,
    `hire-${employeeId}-2`,
    `reset-${employeeId}`,
    `reset-${employeeId}-2`,
    `reset-${employeeId}-cce36863f`,
  ];
  const records = await Promise.all(ids.map((id) => receivers.records.find(id)));
  const executions = await Promise.all(ids.map((id) => describeExecution(testbed, id).catch(() => undefined)));
  const parts = { records: records.map(recordView), executions, events: publishedAbout(testbed, employeeId) };
  const text = JSON.stringify(parts).replaceAll(/[0-9a-f-]{36}/g, "<sub>");
  return JSON.parse(text.replaceAll(employeeId, "<employee>"));
}

function recordView(record: OnboardingRecord | undefined) {
  if (record === undefined) return undefined;
  const { taskToken: _, signals, ...rest } = record;
  return { ...rest, signals: signals.map(({ id, name }) => ({ id, name })) };
}

describe.each(scenarios)("%s", (_, { prepare, run }) => {
  it.each(networkFaults)("ends as if nothing had happened when a call %s", async (fault) => {
    const first = nextPerson();
    await prepare(first);
    testbed.network.reset();
    await run(first);
    const calls = [...testbed.network.calls];
    const undisturbed = await leftOf(first);
    for (const [index, name] of calls.entries()) {
      const employeeId = nextPerson();
      await prepare(employeeId);
      testbed.network.injectFault({ call: index + 1, fault });
      const failure = await run(employeeId).then(() => undefined, asFault);
      testbed.network.reset();
      if (fault === "loses its answer") expect(failure, name).toBeInstanceOf(ServiceUnavailable);
      if (failure !== undefined) await run(employeeId);
      expect(await leftOf(employeeId), `call ${index + 1}, ${name}, ${fault}`).toEqual(undisturbed);
    }
  });
});
