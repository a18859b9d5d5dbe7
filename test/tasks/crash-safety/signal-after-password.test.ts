import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignalOutcome } from "../../../tasks/lib/signal/store-signal.ts";
import {
  advanceToSubmitted,
  advanceToWaiting,
  cancel,
  changeAddress,
  finish,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resultOfWait,
  sendSignal,
  submitPassword,
} from "../../support/onboarding-case.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
import { followNewAddress, nextWait, runInterrupted } from "./interrupted-run.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

describe.each([1, 2, 3, 4, 5, 6, 7])("before call %i of finish-password-challenge", (call) => {
  it("leaves no working password when the hire is cancelled", async () => {
    const onboarding = newCase(testbed);
    await advanceToSubmitted(onboarding);
    let outcome: SignalOutcome = "Dropped";
    const result = await runInterrupted(onboarding, finish, call, async () => {
      outcome = await sendSignal(onboarding, hireCancelled);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Superseded" });
    expect(await nextWait(onboarding)).toBe("HireCancelled");
    await cancel(onboarding);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({
      record: { status: "CANCELLED", isAnswered: false },
      user: { status: "FORCE_CHANGE_PASSWORD", isEnabled: false, signsIn: false },
    });
  });

  it("invalidates the password when the address is corrected", async () => {
    const onboarding = newCase(testbed);
    await advanceToSubmitted(onboarding);
    const email = `new-${onboarding.email}`;
    let outcome: SignalOutcome = "Dropped";
    const result = await runInterrupted(onboarding, finish, call, async () => {
      outcome = await changeAddress(onboarding, email);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Superseded" });
    expect(await nextWait(onboarding)).toBe("EmailChanged");
    await followNewAddress(onboarding, email, 2);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({
      user: { status: "FORCE_CHANGE_PASSWORD", signsIn: false },
    });
  });
});

it("cancels the hire even when a password is submitted at the same moment", async () => {
  for (const call of [1, 2, 3, 4, 5]) {
    const onboarding = newCase(testbed);
    await advanceToWaiting(onboarding);
    const trySubmit = (each: OnboardingCase) => submitPassword(each).catch(() => undefined);
    await runInterrupted(onboarding, trySubmit, call, () => sendSignal(onboarding, hireCancelled));
    if ((await resultOfWait(onboarding)) === "answer") {
      expect(await finish(onboarding)).toEqual({ outcome: "Superseded" });
      expect(await nextWait(onboarding)).toBe("HireCancelled");
    } else expect(await resultOfWait(onboarding)).toBe("HireCancelled");
    await cancel(onboarding);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  }
});
