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
/** Hires again, with the real status of the earlier execution. */
const rehire = (employeeId: string) => {
  const receiversWithStatus = createReceivers(testbed, {
    isRunning: (arn) => isRunning(testbed.clients.stateMachines, arn),
  });
  return receiversWithStatus.startOnboarding(
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
    "a cancelled hire",
    {
      prepare: (employeeId) => startWaitingRun(testbed, { employeeId }),
      run: (employeeId) => signal("EmployeeHireCancelled", employeeId),
    },
  ],
  [
    "a corrected address",
    {
      prepare: (employeeId) => startWaitingRun(testbed, { employeeId }),
      run: (employeeId) => signal("EmployeeEmailChanged", employeeId),
    },
  ],
  [
    "a second hire after a cancelled one",
    {
      prepare: async (employeeId) => {
        const { executionArn } = await startWaitingRun(testbed, { employeeId, status: "CANCELLED" });
        await testbed.clients.stateMachines.send(new StopExecutionCommand({ executionArn }));
      },
      run: rehire,
    },
  ],
  ["a bounced mail", { prepare: (employeeId) => startWaitingRun(testbed, { employeeId }), run: bounced }],
  [
    "a reset by link",
    { prepare: (employeeId) => createAccount(testbed, employeeId), run: (employeeId) => reset("link", employeeId) },
  ],
  [
    "a reset that is already open",
    {
      prepare: async (employeeId) => {
        await createAccount(testbed, employeeId);
        await startWaitingRun(testbed, { id: `reset-${employeeId}`, employeeId, purpose: "password-reset" });
      },
      run: (employeeId) => reset("link", employeeId),
    },
  ],
  [
    "a reset whose execution has failed",
    {
      prepare: async (employeeId) => {
        await createAccount(testbed, employeeId);
        const about = { id: `reset-${employeeId}`, employeeId, purpose: "password-reset" } as const;
        const { executionArn } = await startWaitingRun(testbed, { ...about, signalIds: ["first"], signalCount: 1 });
        await testbed.clients.stateMachines.send(new StopExecutionCommand({ executionArn }));
      },
      run: (employeeId) => {
        const receiversWithStatus = createReceivers(testbed, {
          hasFailed: (arn) => hasFailed(testbed.clients.stateMachines, arn),
        });
        return receiversWithStatus.startPasswordReset(buildEvent("PasswordResetRequested", detail(employeeId)));
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
  ["a reset without an account", { prepare: () => Promise.resolve(), run: (employeeId) => reset("link", employeeId) }],
];

let people = 0;
const nextPerson = () => `p${++people}p`;

/** Everything that was stored, started and published for a person, in a form that can be compared with another person's. */
async function outcomeFor(employeeId: string): Promise<unknown> {
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
  it.each(networkFaults)("has the same outcome when a call %s", async (fault) => {
    const first = nextPerson();
    await prepare(first);
    testbed.network.reset();
    await run(first);
    const calls = [...testbed.network.calls];
    const expected = await outcomeFor(first);
    for (const [index, name] of calls.entries()) {
      const employeeId = nextPerson();
      await prepare(employeeId);
      testbed.network.injectFault({ call: index + 1, fault });
      const failure = await run(employeeId).then(() => undefined, asFault);
      testbed.network.reset();
      if (fault === "loses its answer") expect(failure, name).toBeInstanceOf(ServiceUnavailable);
      if (failure !== undefined) await run(employeeId);
      expect(await outcomeFor(employeeId), `call ${index + 1}, ${name}, ${fault}`).toEqual(expected);
    }
  });
});
