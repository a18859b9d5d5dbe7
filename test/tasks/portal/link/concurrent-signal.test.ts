import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RecordStore } from "../../../../tasks/lib/record/record-store.ts";
import {
  advanceToInvited,
  advanceToWaiting,
  changeAddress,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resendRequested,
  sendSignal,
} from "../../../support/onboarding-case.ts";
import { createTasks, recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { advanceToCodeWaiting, postLink, recordOf } from "./link-case.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

/** The same case, with something that happens between the portal's first read of the record and its write. */
function interruptWrite(onboarding: OnboardingCase, happens: () => Promise<unknown>): OnboardingCase {
  const records = recordsOf(testbed);
  let isOver = false;
  const interrupted: RecordStore = {
    ...records,
    async change(id, what) {
      if (!isOver) {
        isOver = true;
        await happens();
      }
      return records.change(id, what);
    },
  };
  return { ...onboarding, tasks: createTasks(testbed, interrupted) };
}

const overriding: [string, (onboarding: OnboardingCase) => Promise<unknown>][] = [
  ["HR cancels the hire", (onboarding) => sendSignal(onboarding, hireCancelled)],
  ["HR corrects the address", (onboarding) => changeAddress(onboarding, "new@example.com")],
];

describe.each<[string, (onboarding: OnboardingCase) => Promise<void>]>([
  ["a waiting execution", advanceToWaiting],
  ["an execution that does not wait yet", advanceToInvited],
])("a password for %s", (_, bring) => {
  it.each(overriding)("is not accepted when %s at that moment", async (_what, happens) => {
    const onboarding = newCase(testbed);
    await bring(onboarding);
    const interrupted = interruptWrite(onboarding, () => happens(onboarding));
    const answer = await postLink(interrupted, "password", { newPassword: onboarding.password });
    expect(answer).toMatchObject({ status: 409, body: { state: "gone" } });
    expect(await recordOf(onboarding)).not.toHaveProperty("sealedPassword");
  });

  it("is accepted when a fresh link is requested at that moment", async () => {
    const onboarding = newCase(testbed);
    await bring(onboarding);
    const interrupted = interruptWrite(onboarding, () => sendSignal(onboarding, resendRequested));
    expect(await postLink(interrupted, "password", { newPassword: onboarding.password })).toMatchObject({
      status: 202,
    });
    expect(await recordOf(onboarding)).toHaveProperty("sealedPassword");
  });
});

describe("a code", () => {
  it.each(overriding)("is not accepted when %s at that moment", async (_, happens) => {
    const onboarding = newCase(testbed);
    await advanceToCodeWaiting(onboarding);
    const interrupted = interruptWrite(onboarding, () => happens(onboarding));
    expect(await postLink(interrupted, "code", { code: "1" })).toMatchObject({ status: 409, body: { state: "gone" } });
    expect(await recordOf(onboarding)).not.toHaveProperty("sealedCode");
  });

  it("is counted once when two are submitted at the same time", async () => {
    const onboarding = newCase(testbed);
    await advanceToCodeWaiting(onboarding);
    const interrupted = interruptWrite(onboarding, () => postLink(onboarding, "code", { code: "1" }));
    expect(await postLink(interrupted, "code", { code: "2" })).toMatchObject({ status: 202 });
    expect(await recordOf(onboarding)).toMatchObject({ attempts: 1 });
  });
});
