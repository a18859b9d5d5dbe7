import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignalOutcome } from "../../../tasks/lib/signal/store-signal.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { type TaskWorld, taskWorld } from "../../support/testbed.ts";
import { followNewAddress, nextWait, runWith } from "./interrupted-run.ts";
import {
  answered,
  armed,
  cancel,
  changeAddress,
  finish,
  hireCancelled,
  howWoken,
  newCase,
  type OnboardingCase,
  signal,
  submitPassword,
} from "./onboarding-case.ts";

let world: TaskWorld;
beforeAll(async () => {
  world = await taskWorld();
});
afterAll(() => world.stop());

describe.each([1, 2, 3, 4, 5, 6, 7])("before call %i of finish-password-challenge", (call) => {
  it("a cancelled hire leaves no password that works", async () => {
    const onboarding = newCase(world);
    await answered(onboarding);
    let outcome: SignalOutcome = "Dropped";
    const result = await runWith(onboarding, finish, call, async () => {
      outcome = await signal(onboarding, hireCancelled);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Superseded" });
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
    const result = await runWith(onboarding, finish, call, async () => {
      outcome = await changeAddress(onboarding, email);
    });
    if (outcome === "Dropped") return expect(result).toMatchObject({ outcome: "Activated" });
    expect(result).toEqual({ outcome: "Superseded" });
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
    const handIn = (each: OnboardingCase) => submitPassword(each).catch(() => undefined);
    await runWith(onboarding, handIn, call, () => signal(onboarding, hireCancelled));
    if ((await howWoken(onboarding)) === "answer") {
      expect(await finish(onboarding)).toEqual({ outcome: "Superseded" });
      expect(await nextWait(onboarding)).toBe("HireCancelled");
    } else expect(await howWoken(onboarding)).toBe("HireCancelled");
    await cancel(onboarding);
    expect(await outcomeOf(world, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  }
});
