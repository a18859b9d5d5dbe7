import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { storeSignal } from "../../../../tasks/lib/signal/store-signal.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { storeRecord } from "../record/store-record.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const resendRequested = { id: "resend", name: "ResendRequested" } as const;
const hireCancelled = { id: "cancel", name: "HireCancelled" } as const;
const bounced = { id: "bounce", name: "EmailBounced", round: 1, reason: "complaint" } as const;

/** The dependencies, with the waits that were ended: the task token, the error and the cause. */
function observed() {
  const ended: string[][] = [];
  const failWait = async (...wait: string[]) => void ended.push(wait);
  return { ended, deps: { records: recordsOf(testbed), failWait } };
}

describe("storeSignal", () => {
  it("stores a signal and ends the wait by its name and id", async () => {
    const { onboardingId } = await storeRecord(testbed, { taskToken: "token" });
    const { deps, ended } = observed();
    expect(await storeSignal(deps, onboardingId, hireCancelled)).toBe("Stored");
    expect(ended).toEqual([["token", "HireCancelled", JSON.stringify({ signalId: "cancel" })]]);
    const record = await deps.records.get(onboardingId);
    expect(record).toMatchObject({ signals: [hireCancelled], signalIds: ["cancel"], signalCount: 1 });
  });

  it("ends no wait where nothing waits", async () => {
    const { onboardingId } = await storeRecord(testbed, { status: "INVITED", taskToken: undefined });
    const { deps, ended } = observed();
    expect(await storeSignal(deps, onboardingId, resendRequested)).toBe("Stored");
    expect(ended).toEqual([]);
  });

  it("stores a duplicate once, and ends the wait again in case the first delivery crashed", async () => {
    const { onboardingId } = await storeRecord(testbed, { taskToken: "token" });
    const { deps, ended } = observed();
    await storeSignal(deps, onboardingId, resendRequested);
    expect(await storeSignal(deps, onboardingId, resendRequested)).toBe("Duplicate");
    expect(ended).toHaveLength(2);
    expect(await deps.records.get(onboardingId)).toMatchObject({ signals: [resendRequested], signalCount: 1 });
  });

  it("stores a signal behind an older one, which it delivers first", async () => {
    const { onboardingId } = await storeRecord(testbed, { taskToken: "token", signals: [bounced] });
    const { deps, ended } = observed();
    await storeSignal(deps, onboardingId, hireCancelled);
    const cause = JSON.stringify({ signalId: "bounce", reason: "complaint" });
    expect(ended).toEqual([["token", "EmailBounced", cause]]);
    expect((await deps.records.get(onboardingId)).signals).toEqual([bounced, hireCancelled]);
  });

  it("removes a submitted password when the signal overrides it, and keeps it otherwise", async () => {
    const submitted = { status: "SUBMITTED", sealedPassword: "sealed" } as const;
    const { deps } = observed();
    const kept = await storeRecord(testbed, submitted);
    await storeSignal(deps, kept.onboardingId, resendRequested);
    expect(await deps.records.get(kept.onboardingId)).toHaveProperty("sealedPassword");
    const removed = await storeRecord(testbed, submitted);
    await storeSignal(deps, removed.onboardingId, hireCancelled);
    expect(await deps.records.get(removed.onboardingId)).not.toHaveProperty("sealedPassword");
  });

  it.each([
    ["the onboarding has ended", { status: "ACTIVATED" }, hireCancelled],
    ["a code is awaited and the signal asks for a link", { status: "CODE_WAITING" }, resendRequested],
    ["the mail was replaced by a newer one", { round: 2 }, bounced],
  ] as const)("drops a signal when %s", async (_, overrides, signal) => {
    const { onboardingId } = await storeRecord(testbed, { ...overrides, taskToken: "token" });
    const { deps, ended } = observed();
    expect(await storeSignal(deps, onboardingId, signal)).toBe("Dropped");
    expect(ended).toEqual([]);
    expect((await deps.records.get(onboardingId)).signals).toEqual([]);
  });

  it("drops a signal for an onboarding that does not exist", async () => {
    const { deps } = observed();
    expect(await storeSignal(deps, "hire-NOBODY", hireCancelled)).toBe("Dropped");
    expect(await deps.records.find("hire-NOBODY")).toBeUndefined();
  });
});
