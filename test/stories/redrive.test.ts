import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { type Run, runOf, signalsAt } from "../support/send-signals.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const hire = (run: Run, more: object = {}) =>
  hrAt(platform).emit("EmployeeHired", { ...run, givenName: "Ada", familyName: "Lovelace", ...more });

const hireAndWait = async (run: Run) => {
  await hire(run);
  await operationsAt(platform).waitForState(run.name, "Wait for the user");
  await platform.services.activity.idle();
};

const submitPasswordAt = async (address: string, count = 1) =>
  personAt(platform, await sentBy(platform).linkMailedTo(address, count)).submitPassword(GOOD_PASSWORD);

interface Fault {
  readonly state: string;
  readonly task: string;
  readonly before?: (run: Run) => Promise<unknown>;
  readonly enter: (run: Run) => Promise<unknown>;
  /** Continues after the redrive, up to the activation. */
  readonly activate?: (run: Run) => Promise<unknown>;
}

const answer = ({ email }: Run) => submitPasswordAt(email);
const soon = () => new Date(platform.services.clock.now() + 60_000).toISOString();

const faults: readonly Fault[] = [
  { state: "Create suppressed user", task: "create-suppressed-user", enter: hire, activate: answer },
  { state: "Verify email attribute", task: "verify-email-attribute", enter: hire, activate: answer },
  {
    state: "Wait for the start",
    task: "store-task-token",
    enter: (run) => hire(run, { startsAt: soon() }),
    activate: async (run) => {
      await platform.services.clock.advance(61_000);
      await answer(run);
    },
  },
  { state: "Send link", task: "send-link", enter: hire, activate: answer },
  { state: "Wait for the user", task: "store-task-token", enter: hire, activate: answer },
  { state: "Finish password challenge", task: "finish-password-challenge", before: hireAndWait, enter: answer },
  { state: "Emit UserActivated", task: "emit-event", before: hireAndWait, enter: answer },
  {
    state: "Take new address",
    task: "take-new-address",
    before: hireAndWait,
    enter: (run) => signalsAt(platform).send(run, "change-email"),
    activate: ({ newEmail }) => submitPasswordAt(newEmail),
  },
  {
    state: "Emit InvitationBounced",
    task: "emit-event",
    before: hireAndWait,
    enter: (run) => signalsAt(platform).send(run, "bounce"),
    activate: answer,
  },
];

/** A final fault: the function has lost its environment variables. */
const withoutSettings = () => ({ NODE_OPTIONS: "--enable-source-maps" });

describe.each(faults.map((fault) => [fault.state, fault] as const))("an execution that fails in %s", (_, fault) => {
  const run = runOf(fault.state.replaceAll(/[^A-Za-z]/g, ""));

  it("ends as Activated when it is repaired and redriven", async () => {
    const operations = operationsAt(platform);
    await fault.before?.(run);
    const repair = await operations.reconfigure(fault.task, withoutSettings);
    await fault.enter(run);
    expect(await operations.endOf(run.name)).toBe("FAILED");
    expect((await operations.statesOf(run.name)).at(-1)).toBe(fault.state);
    const { detail } = await sentBy(platform).event("OnboardingFailed", run.employeeId);
    expect(detail).toMatchObject({ onboardingId: run.name, status: "FAILED", error: "InvalidEnvironment" });
    await repair();
    await operations.redrive(run.name);
    await fault.activate?.(run);
    expect(await operations.endOf(run.name)).toBe("Activated");
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toHaveLength(1);
  });
});

it("ends as Cancelled when an execution that failed during its cancellation is redriven", async () => {
  const run = runOf("Cancelling");
  const operations = operationsAt(platform);
  await hireAndWait(run);
  const repair = await operations.reconfigure("close-onboarding", withoutSettings);
  await signalsAt(platform).send(run, "cancel");
  expect(await operations.endOf(run.name)).toBe("FAILED");
  await repair();
  await operations.redrive(run.name);
  expect(await operations.endOf(run.name)).toBe("Cancelled");
});

it("publishes OnboardingFailed for a stopped execution, which continues when it is redriven", async () => {
  const run = runOf("Stopped");
  const operations = operationsAt(platform);
  await hireAndWait(run);
  const { executionArn } = await operations.describe(run.name);
  await platform.stateMachines.send(new StopExecutionCommand({ executionArn, cause: "by mistake" }));
  const { detail } = await sentBy(platform).event("OnboardingFailed", run.employeeId);
  expect(detail).toMatchObject({ onboardingId: run.name, status: "ABORTED" });
  await signalsAt(platform).sendAndWait(run, "resend");
  await operations.redrive(run.name);
  await submitPasswordAt(run.email, 2);
  expect(await operations.endOf(run.name)).toBe("Activated");
});
