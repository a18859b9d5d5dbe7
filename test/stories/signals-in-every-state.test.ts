import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GOOD_PASSWORD, hrAt, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { type Run, runOf, type SignalKind, signalKinds, signalsAt } from "../support/send-signals.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const DAY = 86_400_000;
/** Longer than the longest pause between two retries. */
const RETRIED = 61_000;

/** A state in which executions are held while a signal arrives, by pausing the function of its task. */
interface Moment {
  readonly state: string;
  readonly task: string;
  /** Brings an execution to the wait before its function is paused. */
  readonly before?: (run: Run) => Promise<unknown>;
  /** Makes the execution enter the state. */
  readonly enter: (run: Run) => Promise<unknown>;
  /** Continues to the point from which all states are alike. */
  readonly after?: () => Promise<unknown>;
  /** The signals that mean something in this state; by default all. */
  readonly signals?: readonly SignalKind[];
}

const hire = (run: Run, more: object = {}) =>
  hrAt(platform).emit("EmployeeHired", { ...run, givenName: "Ada", familyName: "Lovelace", ...more });
const hireAndWait = async (run: Run) => {
  await hire(run);
  await operationsAt(platform).waitForState(run.name, "Wait for the user");
  await sentBy(platform).event("InvitationSent", run.employeeId);
};
const submitPassword = async (run: Run, address = run.email) => {
  const mails = sentBy(platform).mailsTo(address);
  const response = await personAt(
    platform,
    await sentBy(platform).linkMailedTo(address, mails.length || 1),
  ).submitPassword(GOOD_PASSWORD);
  expect(response.status).toBe(202);
};
const inTenMinutes = () => new Date(platform.services.clock.now() + 10 * 60_000).toISOString();
const send = (signal: SignalKind) => (run: Run) => signalsAt(platform).send(run, signal);
const unmailed = ["cancel", "change-email", "resend"] as const;

const moments: readonly Moment[] = [
  { state: "Create suppressed user", task: "create-suppressed-user", enter: hire, signals: unmailed },
  { state: "Verify email attribute", task: "verify-email-attribute", enter: hire, signals: unmailed },
  {
    state: "Wait for the start",
    task: "store-task-token",
    enter: (run) => hire(run, { startsAt: inTenMinutes() }),
    signals: unmailed,
    after: () => platform.services.clock.advance(10 * 60_000),
  },
  { state: "Send link", task: "send-link", enter: hire, signals: unmailed },
  { state: "Wait for the user", task: "store-task-token", enter: hire },
  { state: "Finish password challenge", task: "finish-password-challenge", before: hireAndWait, enter: submitPassword },
  { state: "Emit InvitationBounced", task: "emit-event", before: hireAndWait, enter: send("bounce") },
  {
    state: "Take new address",
    task: "take-new-address",
    before: hireAndWait,
    enter: ({ employeeId, email }) => hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: `1.${email}` }),
    signals: unmailed,
  },
];

describe.each(moments.map((moment) => [moment.state, moment] as const))("in %s", (_, moment) => {
  const label = moment.state.replaceAll(/[^A-Za-z]/g, "");
  const runBySignal = new Map((moment.signals ?? signalKinds).map((signal) => [signal, runOf(`${label}-${signal}`)]));
  const mails = new Map<string, number>();
  const mailsTo = ({ email }: Run) => sentBy(platform).mailsTo(email).length;

  beforeAll(async () => {
    const runs = [...runBySignal.values()];
    const operations = operationsAt(platform);
    await Promise.all(runs.map((run) => moment.before?.(run)));
    await operations.pause(moment.task);
    await Promise.all(runs.map((run) => moment.enter(run)));
    await Promise.all(runs.map(({ name }) => operations.waitForState(name, moment.state)));
    await Promise.all([...runBySignal].map(([signal, run]) => signalsAt(platform).sendAndWait(run, signal)));
    for (const run of runs) mails.set(run.name, mailsTo(run));
    await operations.resume(moment.task);
    await platform.services.clock.advance(RETRIED);
    await moment.after?.();
  });

  it("ends as Cancelled when the hire is cancelled, without a further mail", async () => {
    const run = runBySignal.get("cancel") ?? runOf("");
    expect(await operationsAt(platform).endOf(run.name)).toBe("Cancelled");
    expect(await userAt(platform, run.employeeId)).toMatchObject({ Enabled: false });
    expect(mailsTo(run)).toBe(mails.get(run.name));
    expect(sentBy(platform).events("OnboardingCancelled", run.employeeId)).toHaveLength(1);
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toEqual([]);
    const links = sentBy(platform)
      .mailsTo(run.email)
      .map(({ text }) => text.match(/#(\S+)/)?.[1] ?? "");
    for (const link of links) expect((await personAt(platform, link).open()).state).toBe("gone");
  });

  it("mails only the corrected address from then on, and its link activates the account", async () => {
    const run = runBySignal.get("change-email") ?? runOf("");
    await sentBy(platform).linkMailedTo(run.newEmail);
    expect(mailsTo(run)).toBe(mails.get(run.name));
    await submitPassword(run, run.newEmail);
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
    const user = await userAt(platform, run.newEmail);
    expect(user).toMatchObject({ Username: run.employeeId, email: run.newEmail, email_verified: "true" });
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toHaveLength(1);
    expect(mailsTo(run)).toBe(mails.get(run.name));
  });

  it("mails a fresh link on request, unless the password is already set", async () => {
    const run = runBySignal.get("resend") ?? runOf("");
    if (moment.state !== "Finish password challenge") {
      const address = moment.state === "Take new address" ? `1.${run.email}` : run.email;
      await operationsAt(platform).waitForState(run.name, "Wait for the user");
      await sentBy(platform).linkMailedTo(address, 1);
      await submitPassword(run, address);
    }
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toHaveLength(1);
  });

  const bounced = runBySignal.get("bounce");
  // Before the first mail, none can bounce.
  if (bounced === undefined) return;

  it("reports a bounced mail, unless the password is already set", async () => {
    const run = bounced;
    if (moment.state !== "Finish password challenge") {
      const { detail } = await sentBy(platform).event("InvitationBounced", run.employeeId);
      expect(detail).toMatchObject({ reason: "bounce", round: 1 });
      await submitPassword(run);
    }
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
  });
});

it("drops a signal for a person who was activated just before", async () => {
  const run = runOf("Emit-UserActivated");
  await hireAndWait(run);
  await operationsAt(platform).pause("emit-event");
  await submitPassword(run);
  await operationsAt(platform).waitForState(run.name, "Emit UserActivated");
  for (const signal of signalKinds) await signalsAt(platform).send(run, signal);
  await operationsAt(platform).resume("emit-event");
  await platform.services.clock.advance(RETRIED);
  expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
  expect(await operationsAt(platform).record(run.name)).toMatchObject({
    signals: [],
    signalCount: 1,
    status: "ACTIVATED",
  });
  expect(await userAt(platform, run.employeeId)).toMatchObject({ Enabled: true, email: run.email });
});

it("changes nothing when a signal arrives while the hire is being cancelled", async () => {
  const run = runOf("Cancel-onboarding");
  await hireAndWait(run);
  await operationsAt(platform).pause("close-onboarding");
  await signalsAt(platform).send(run, "cancel");
  await operationsAt(platform).waitForState(run.name, "Cancel onboarding");
  for (const signal of signalKinds) await signalsAt(platform).send(run, signal);
  await operationsAt(platform).resume("close-onboarding");
  await platform.services.clock.advance(RETRIED);
  expect(await operationsAt(platform).endOf(run.name)).toBe("Cancelled");
  expect(sentBy(platform).events("OnboardingCancelled", run.employeeId)).toHaveLength(1);
  expect(sentBy(platform).mailsTo(run.email)).toHaveLength(1);
  expect(sentBy(platform).mailsTo(run.newEmail)).toEqual([]);
});

describe("while an onboarding expires", () => {
  const runBySignal = new Map(unmailed.map((signal) => [signal, runOf(`Expire-${signal}`)]));

  it("handles a signal before it expires", async () => {
    const operations = operationsAt(platform);
    const runs = [...runBySignal.values()];
    await Promise.all(runs.map(hireAndWait));
    await operations.pause("close-onboarding");
    await platform.services.clock.advance(14.001 * DAY);
    await Promise.all(runs.map(({ name }) => operations.waitForState(name, "Expire onboarding")));
    await Promise.all([...runBySignal].map(([signal, run]) => signalsAt(platform).sendAndWait(run, signal)));
    await operations.resume("close-onboarding");
    await platform.services.clock.advance(RETRIED);
    expect(await operations.endOf("hire-Expire-cancel")).toBe("Cancelled");
    expect(sentBy(platform).mailsTo(runBySignal.get("change-email")?.newEmail ?? "")).toHaveLength(1);
    expect(sentBy(platform).mailsTo(runBySignal.get("resend")?.email ?? "")).toHaveLength(5);
    await platform.services.clock.advance(3 * RETRIED);
    expect(await operations.endOf("hire-Expire-change-email")).toBe("Expired");
    expect(await operations.endOf("hire-Expire-resend")).toBe("Expired");
  });
});
