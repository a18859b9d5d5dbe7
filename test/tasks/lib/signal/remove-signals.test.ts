import { afterAll, beforeAll, expect, it } from "vitest";
import { removeHandledSignal, removeStaleSignals } from "../../../../tasks/lib/signal/remove-signals.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { storeRecord } from "../record/store-record.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const resendRequested = { id: "resend", name: "ResendRequested" } as const;
const emailChanged = { id: "moved", name: "EmailChanged", sealedAddress: "sealed" } as const;
const bounceOf = (round: number) => ({ id: `bounce-${round}`, name: "EmailBounced", round, reason: "bounce" }) as const;

async function storedRecord(overrides: Parameters<typeof storeRecord>[1]) {
  const { onboardingId } = await storeRecord(testbed, overrides);
  const records = recordsOf(testbed);
  return { records, record: await records.get(onboardingId) };
}

it("removes the handled signal, and leaves the next one", async () => {
  const { records, record } = await storedRecord({ signals: [resendRequested, emailChanged] });
  const after = await removeHandledSignal(records, record, "resend");
  expect(after.signals).toEqual([emailChanged]);
  expect(await records.get(record.id)).toEqual(after);
});

it("changes nothing when the handled signal was removed before", async () => {
  const { records, record } = await storedRecord({ signals: [resendRequested] });
  expect(await removeHandledSignal(records, record, "removed-before")).toEqual(record);
  expect(await records.get(record.id)).toEqual(record);
});

it("starts a new round for a new address that got no mail, so that older links stay dead", async () => {
  const { records, record } = await storedRecord({ signals: [emailChanged] });
  expect(await removeHandledSignal(records, record, "moved")).toMatchObject({
    round: 2,
    status: "WAITING",
    signals: [],
  });
});

it("returns from a superseded password to INVITED for a new address that got no mail", async () => {
  const { records, record } = await storedRecord({ status: "SUBMITTED", signals: [emailChanged] });
  expect(await removeHandledSignal(records, record, "moved")).toMatchObject({ round: 2, status: "INVITED" });
});

it("removes bounces of replaced mails up to the first other signal", async () => {
  const { records, record } = await storedRecord({
    round: 3,
    signals: [bounceOf(1), bounceOf(2), resendRequested, bounceOf(2)],
  });
  expect((await removeStaleSignals(records, record)).signals).toEqual([resendRequested, bounceOf(2)]);
});

it("leaves a bounce of the newest mail", async () => {
  const { records, record } = await storedRecord({ round: 2, signals: [bounceOf(2)] });
  expect(await removeStaleSignals(records, record)).toEqual(record);
});
