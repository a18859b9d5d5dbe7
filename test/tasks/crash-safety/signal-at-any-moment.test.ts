import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignalOutcome } from "../../../tasks/lib/signals/take-signal.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { type TaskWorld, taskWorld } from "../../support/task-world.ts";
import { recordsOf } from "../../support/tasks.ts";
import {
  answered,
  armed,
  armLink,
  cancel,
  changeAddress,
  close,
  finish,
  hireCancelled,
  howWoken,
  mailed,
  newCase,
  type OnboardingCase,
  resendRequested,
  sendLink,
  signal,
  startedWithUser,
  startWait,
  submitPassword,
  takeNewAddress,
  verifyEmail,
} from "./onboarding-case.ts";

let world: TaskWorld;
beforeAll(async () => {
  world = await taskWorld();
});
afterAll(() => world.stop());

interface Moment {
  readonly title: string;
  readonly prepare: (onboarding: OnboardingCase) => Promise<unknown>;
  readonly run: (onboarding: OnboardingCase) => Promise<unknown>;
  /** More than the task makes. */
  readonly calls: number;
  /** How the run's next wait ends, once the workflow has gone on to it. */
  readonly goOn: (onboarding: OnboardingCase) => Promise<string>;
}

const nextWait = async (onboarding: OnboardingCase, signalId = "") => {
  const wait = await startWait(onboarding);
  await armLink(onboarding, wait, signalId);
  return howWoken(onboarding, wait);
};

const sameWait = (onboarding: OnboardingCase) => howWoken(onboarding);

const sends: Moment = {
  title: "send-link",
  prepare: startedWithUser,
  run: (each) => sendLink(each),
  calls: 7,
  goOn: nextWait,
};
const reminds: Moment = {
  title: "a reminder",
  prepare: armed,
  run: (each) => sendLink(each, 2),
  calls: 7,
  goOn: nextWait,
};
const arms: Moment = { title: "arm-link", prepare: mailed, run: (each) => armLink(each), calls: 3, goOn: sameWait };
const expires: Moment = { title: "an expiry", prepare: armed, run: close, calls: 5, goOn: nextWait };

/** Each moment by each of its calls. */
function casesOf(...moments: readonly Moment[]) {
  return moments.flatMap((moment) =>
    Array.from({ length: moment.calls }, (_, index) => [moment.title, index + 1, moment] as const),
  );
}

/** Runs the task with something that happens before its `call`th call, or after it where it makes fewer. */
async function runWith(
  onboarding: OnboardingCase,
  { run }: Pick<Moment, "run">,
  call: number,
  told: () => Promise<unknown>,
) {
  let isTold = false;
  const tell = async () => {
    isTold = true;
    await told();
  };
  world.network.interrupt(call, tell);
  const result = await run(onboarding);
  world.network.heal();
  if (!isTold) await tell();
  return result;
}

describe("a cancelled hire", () => {
  it.each(casesOf(sends, arms, expires))("during %s, at call %i, ends the next wait", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment, call, async () => {
      outcome = await signal(onboarding, hireCancelled);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("HireCancelled");
    const mails = mailsOf(onboarding);
    expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
    expect(mailsOf(onboarding)).toBe(mails);
    expect(await outcomeOf(world, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  });
});

describe("a corrected address", () => {
  it.each(casesOf(reminds, arms))("during %s, at call %i, gets the only mail from then on", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    const email = `new-${onboarding.email}`;
    let mails = 0;
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment, call, async () => {
      outcome = await changeAddress(onboarding, email);
      mails = mailsOf(onboarding);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("EmailChanged");
    // One that was handed to SES already cannot be called back.
    expect(mailsOf(onboarding) - mails).toBeLessThanOrEqual(1);
    mails = mailsOf(onboarding);
    await followNewAddress(onboarding, email, 3);
    expect(mailsOf(onboarding)).toBe(mails);
  });
});

describe("a wish for a fresh link", () => {
  it.each(casesOf(sends, arms, expires))("during %s, at call %i, is delivered once", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment, call, async () => {
      outcome = await signal(onboarding, resendRequested);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("ResendRequested");
    await sendLink(onboarding, 3, resendRequested.id);
    expect(await nextWait(onboarding, resendRequested.id)).toBe("not yet");
    expect(await signal(onboarding, resendRequested)).toBe("Duplicate");
  });
});

describe.each([1, 2, 3, 4, 5, 6, 7])("before call %i of finish-password-challenge", (call) => {
  it("a cancelled hire leaves no password that works", async () => {
    const onboarding = newCase(world);
    await answered(onboarding);
    let outcome: SignalOutcome = "Dropped";
    const result = await runWith(onboarding, { run: finish }, call, async () => {
      outcome = await signal(onboarding, hireCancelled);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Overtaken" });
    expect(await nextWait(onboarding)).toBe("HireCancelled");
    await cancel(onboarding);
    expect(await outcomeOf(world, onboarding)).toMatchObject({
      record: { status: "CANCELLED", isAnswered: false },
      user: { status: "FORCE_CHANGE_PASSWORD", isEnabled: false, signsIn: false },
    });
  });

  it("a corrected address makes the password void that its reader chose", async () => {
    const onboarding = newCase(world);
    await answered(onboarding);
    const email = `new-${onboarding.email}`;
    let outcome: SignalOutcome = "Dropped";
    const result = await runWith(onboarding, { run: finish }, call, async () => {
      outcome = await changeAddress(onboarding, email);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Overtaken" });
    expect(await nextWait(onboarding)).toBe("EmailChanged");
    await followNewAddress(onboarding, email, 2);
    expect(await outcomeOf(world, onboarding)).toMatchObject({
      user: { status: "FORCE_CHANGE_PASSWORD", signsIn: false },
    });
  });
});

it("a cancelled hire beats a password that was handed in at the same moment", async () => {
  for (const call of [1, 2, 3, 4, 5]) {
    const onboarding = newCase(world);
    await armed(onboarding);
    const handIn = { run: (each: OnboardingCase) => submitPassword(each).catch(() => undefined) };
    await runWith(onboarding, handIn, call, () => signal(onboarding, hireCancelled));
    if ((await howWoken(onboarding)) === "answer") {
      expect(await finish(onboarding)).toEqual({ outcome: "Overtaken" });
      expect(await nextWait(onboarding)).toBe("HireCancelled");
    } else expect(await howWoken(onboarding)).toBe("HireCancelled");
    await cancel(onboarding);
    expect(await outcomeOf(world, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  }
});

it("delivers two signals in the order of their arrival", async () => {
  const onboarding = newCase(world);
  await mailed(onboarding);
  await signal(onboarding, resendRequested);
  await signal(onboarding, hireCancelled);
  expect(await nextWait(onboarding)).toBe("ResendRequested");
  const mails = mailsOf(onboarding);
  await sendLink(onboarding, 2, resendRequested.id);
  expect(mailsOf(onboarding)).toBe(mails);
  expect(await nextWait(onboarding, resendRequested.id)).toBe("HireCancelled");
});

/** What the workflow does with a new address, up to the mail. */
async function followNewAddress(onboarding: OnboardingCase, email: string, round: number): Promise<void> {
  const signalId = `signal-${email}`;
  expect(await takeNewAddress(onboarding, signalId)).toEqual({ email });
  const moved = { ...onboarding, email, hire: { ...onboarding.hire, email } };
  await verifyEmail(moved);
  await sendLink(moved, round, signalId);
  expect(mailsOf(moved)).toBe(1);
  expect(await nextWait(moved, signalId)).toBe("not yet");
}

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(world).get(onboardingId);

function mailsOf({ email }: OnboardingCase): number {
  return world.services.ses.mailbox().filter(({ to }) => to.includes(email)).length;
}
