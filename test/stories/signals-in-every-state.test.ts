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

/** A state that a run is held in while a signal comes, by stopping the function of its task. */
interface Moment {
  readonly state: string;
  readonly task: string;
  /** Brings a run to where it is before its function is stopped. */
  readonly before?: (run: Run) => Promise<unknown>;
  /** Sends it into the state. */
  readonly enter: (run: Run) => Promise<unknown>;
  /** Goes on to where all is as in any other state. */
  readonly after?: () => Promise<unknown>;
  /** Without those that mean nothing yet, or nothing any more. */
  readonly signals?: readonly SignalKind[];
}

const hire = (run: Run, more: object = {}) =>
  hrAt(platform).emit("EmployeeHired", { ...run, givenName: "Ada", familyName: "Lovelace", ...more });
const waits = async (run: Run) => {
  await hire(run);
  await operationsAt(platform).waitForState(run.name, "Wait for the user");
  await sentBy(platform).event("InvitationSent", run.employeeId);
};
const answer = async (run: Run, address = run.email) => {
  const mails = sentBy(platform).mailsTo(address);
  const response = await personAt(
    platform,
    await sentBy(platform).linkMailedTo(address, mails.length || 1),
  ).submitPassword(GOOD_PASSWORD);
  expect(response.status).toBe(202);
};
const inTenMinutes = () => new Date(platform.services.clock.now() + 10 * 60_000).toISOString();
const tell = (signal: SignalKind) => (run: Run) => signalsAt(platform).send(run, signal);
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
  { state: "Finish password challenge", task: "finish-password-challenge", before: waits, enter: answer },
  { state: "Emit InvitationBounced", task: "emit-event", before: waits, enter: tell("bounce") },
  {
    state: "Take new address",
    task: "take-new-address",
    before: waits,
    enter: ({ employeeId, email }) => hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: `1.${email}` }),
    signals: unmailed,
  },
];

describe.each(moments.map((moment) => [moment.state, moment] as const))("in %s", (_, moment) => {
  const label = moment.state.replaceAll(/[^A-Za-z]/g, "");
  const told = new Map((moment.signals ?? signalKinds).map((signal) => [signal, runOf(`${label}-${signal}`)]));
  const mails = new Map<string, number>();
  const mailsTo = ({ email }: Run) => sentBy(platform).mailsTo(email).length;

  beforeAll(async () => {
    const runs = [...told.values()];
    const operations = operationsAt(platform);
    await Promise.all(runs.map((run) => moment.before?.(run)));
    await operations.pause(moment.task);
    await Promise.all(runs.map((run) => moment.enter(run)));
    await Promise.all(runs.map(({ name }) => operations.waitForState(name, moment.state)));
    await Promise.all([...told].map(([signal, run]) => signalsAt(platform).sendAndWait(run, signal)));
    for (const run of runs) mails.set(run.name, mailsTo(run));
    await operations.resume(moment.task);
    await platform.services.clock.advance(RETRIED);
    await moment.after?.();
  });

  it("a cancelled hire ends as Cancelled, without a further mail", async () => {
    const run = told.get("cancel") ?? runOf("");
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

  it("a corrected address gets the only further mail, and its link the account", async () => {
    const run = told.get("change-email") ?? runOf("");
    await sentBy(platform).linkMailedTo(run.newEmail);
    expect(mailsTo(run)).toBe(mails.get(run.name));
    await answer(run, run.newEmail);
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
    const user = await userAt(platform, run.newEmail);
    expect(user).toMatchObject({ Username: run.employeeId, email: run.newEmail, email_verified: "true" });
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toHaveLength(1);
    expect(mailsTo(run)).toBe(mails.get(run.name));
  });

  it("a wish for a fresh link is granted, unless the password is there already", async () => {
    const run = told.get("resend") ?? runOf("");
    if (moment.state !== "Finish password challenge") {
      const address = moment.state === "Take new address" ? `1.${run.email}` : run.email;
      await operationsAt(platform).waitForState(run.name, "Wait for the user");
      await sentBy(platform).linkMailedTo(address, 1);
      await answer(run, address);
    }
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
    expect(sentBy(platform).events("UserActivated", run.employeeId)).toHaveLength(1);
  });

  const bounced = told.get("bounce");
  // Before the first mail none can come back.
  if (bounced === undefined) return;

  it("a mail that came back is told, unless the password is there already", async () => {
    const run = bounced;
    if (moment.state !== "Finish password challenge") {
      const { detail } = await sentBy(platform).event("InvitationBounced", run.employeeId);
      expect(detail).toMatchObject({ reason: "bounce", round: 1 });
      await answer(run);
    }
    expect(await operationsAt(platform).endOf(run.name)).toBe("Activated");
  });
});

it("a signal for somebody who is activated just now is dropped", async () => {
  const run = runOf("Emit-UserActivated");
  await waits(run);
  await operationsAt(platform).pause("emit-event");
  await answer(run);
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

it("a signal while the hire is being cancelled changes nothing", async () => {
  const run = runOf("Cancel-onboarding");
  await waits(run);
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
  const told = new Map(unmailed.map((signal) => [signal, runOf(`Expire-${signal}`)]));

  it("a signal is heard first", async () => {
    const operations = operationsAt(platform);
    const runs = [...told.values()];
    await Promise.all(runs.map(waits));
    await operations.pause("close-onboarding");
    await platform.services.clock.advance(14.001 * DAY);
    await Promise.all(runs.map(({ name }) => operations.waitForState(name, "Expire onboarding")));
    await Promise.all([...told].map(([signal, run]) => signalsAt(platform).sendAndWait(run, signal)));
    await operations.resume("close-onboarding");
    await platform.services.clock.advance(RETRIED);
    expect(await operations.endOf("hire-Expire-cancel")).toBe("Cancelled");
    expect(sentBy(platform).mailsTo(told.get("change-email")?.newEmail ?? "")).toHaveLength(1);
    expect(sentBy(platform).mailsTo(told.get("resend")?.email ?? "")).toHaveLength(5);
    await platform.services.clock.advance(3 * RETRIED);
    expect(await operations.endOf("hire-Expire-change-email")).toBe("Expired");
    expect(await operations.endOf("hire-Expire-resend")).toBe("Expired");
  });
});
