import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createUnseal } from "../../../../tasks/lib/sealing.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createReceivers,
  describeExecution,
  publishedAbout,
  type Receivers,
  rejectedAbout,
  startWaitingRun,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

const types = ["EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"] as const;
type HrEventType = (typeof types)[number];

function sendHrEvent(type: HrEventType, employeeId: string, id = `event-of-${employeeId}`) {
  return receivers.signalOnboarding(buildEvent(type, detailOf(type, employeeId), id));
}

function detailOf(type: HrEventType, employeeId: string) {
  return type === "EmployeeEmailChanged" ? { employeeId, email: "new@example.com" } : { employeeId };
}

describe("an event of HR for a waiting execution", () => {
  it.each([
    ["EmployeeHireCancelled", "HireCancelled"],
    ["EmployeeEmailChanged", "EmailChanged"],
    ["InvitationResendRequested", "ResendRequested"],
  ] as const)("%s ends the wait as %s, with the id of the signal", async (type, name) => {
    const { id: onboardingId, employeeId } = await startWaitingRun(testbed, { employeeId: `W-${name}` });
    expect(await sendHrEvent(type, employeeId)).toEqual({ outcome: "Stored", onboardingId });
    const execution = await describeExecution(testbed, onboardingId);
    expect(execution).toMatchObject({ status: "FAILED", error: name });
    expect(JSON.parse(execution.cause ?? "")).toEqual({ signalId: `event-of-${employeeId}` });
    const { signals } = await receivers.records.get(onboardingId);
    expect(signals).toMatchObject([{ id: `event-of-${employeeId}`, name }]);
  });

  it("is stored once", async () => {
    await startWaitingRun(testbed, { employeeId: "W1" });
    await sendHrEvent("InvitationResendRequested", "W1");
    expect(await sendHrEvent("InvitationResendRequested", "W1")).toEqual({
      outcome: "Duplicate",
      onboardingId: "hire-W1",
    });
    expect((await receivers.records.get("hire-W1")).signals).toHaveLength(1);
  });

  it("finds a person whose id differs in case", async () => {
    await startWaitingRun(testbed, { employeeId: "w2" });
    expect(await sendHrEvent("EmployeeHireCancelled", "W2")).toEqual({ outcome: "Stored", onboardingId: "hire-w2" });
  });
});

it("stores a new address on the record, encrypted for that onboarding only", async () => {
  const { id } = await startWaitingRun(testbed, { employeeId: "A1" });
  await sendHrEvent("EmployeeEmailChanged", "A1");
  const record = await receivers.records.get(id);
  const [signal] = record.signals;
  const sealed = signal?.name === "EmailChanged" ? signal.sealedAddress : "";
  expect(JSON.stringify(record)).not.toContain("new@example.com");
  const unseal = createUnseal(testbed.clients.kms, testbed.keyArn, "address");
  expect(await unseal(id, sealed)).toBe("new@example.com");
  await expect(unseal("hire-A2", sealed)).rejects.toThrow();
});

describe("an event of HR that is too late or for an unknown person", () => {
  it.each(types)("%s is dropped when nobody was hired", async (type) => {
    expect(await sendHrEvent(type, "NOBODY")).toEqual({ outcome: "Dropped" });
    expect(await receivers.records.find("hire-NOBODY")).toBeUndefined();
    expect(publishedAbout(testbed, "NOBODY")).toEqual([]);
  });

  it.each(["ACTIVATED", "EXPIRED", "CANCELLED"] as const)("is dropped after %s", async (status) => {
    const { id, employeeId } = await startWaitingRun(testbed, { employeeId: `L-${status}`, status });
    for (const type of types)
      expect(await sendHrEvent(type, employeeId)).toEqual({ outcome: "Dropped", onboardingId: id });
    expect((await receivers.records.get(id)).signalIds).toEqual([]);
    expect((await describeExecution(testbed, id)).status).toBe("RUNNING");
  });

  it("does not reach the next onboarding when it is delivered again", async () => {
    await startWaitingRun(testbed, { employeeId: "L1" });
    await sendHrEvent("EmployeeHireCancelled", "L1", "cancelled");
    await receivers.records.change("hire-L1", { status: "CANCELLED" });
    await startWaitingRun(testbed, { id: "hire-L1-2", employeeId: "L1", generation: 2 });
    expect(await sendHrEvent("EmployeeHireCancelled", "L1", "cancelled")).toMatchObject({ onboardingId: "hire-L1" });
    expect((await describeExecution(testbed, "hire-L1-2")).status).toBe("RUNNING");
    expect(await sendHrEvent("EmployeeHireCancelled", "L1", "cancelled-again")).toEqual({
      outcome: "Stored",
      onboardingId: "hire-L1-2",
    });
  });
});

it.each<[HrEventType, object, string]>([
  ["EmployeeHireCancelled", { employeeId: "B1", reason: 7 }, "reason"],
  ["EmployeeEmailChanged", { employeeId: "B1", email: "ada@localhost" }, "email"],
  ["EmployeeEmailChanged", { employeeId: "B1" }, "email"],
])("rejects an unusable %s", async (type, detail, field) => {
  const before = publishedAbout(testbed, "B1").length;
  const event = buildEvent(type, detail, `unusable-${before}`);
  expect(await receivers.signalOnboarding(event)).toEqual({ outcome: "Rejected" });
  const { type: answerType, detail: answer } = publishedAbout(testbed, "B1")[before] ?? {};
  expect(answerType).toBe("OnboardingRejected");
  expect(answer).toMatchObject({ employeeId: "B1", reasons: [expect.stringMatching(`^${field}: `)] });
  expect(rejectedAbout(testbed, "B1")).toContainEqual(event);
});

it("stores the signal of a failed execution, and fails so that an alarm is raised", async () => {
  await startWaitingRun(testbed, { employeeId: "BROKEN" });
  const { signalOnboarding } = createReceivers(testbed, { hasFailed: () => Promise.resolve(true) });
  const signalled = signalOnboarding(buildEvent("EmployeeHireCancelled", { employeeId: "BROKEN" }));
  await expect(signalled).rejects.toMatchObject({ name: "RunNotRunning" });
  expect((await receivers.records.get("hire-BROKEN")).signals).toMatchObject([{ name: "HireCancelled" }]);
});

it("drops requests for fresh links beyond what an execution can handle, but never a cancelled hire", async () => {
  const { id: onboardingId } = await startWaitingRun(testbed, { employeeId: "FLOOD", signalCount: 200 });
  expect(await sendHrEvent("InvitationResendRequested", "FLOOD", "one-more")).toEqual({
    outcome: "Dropped",
    onboardingId,
  });
  expect(await sendHrEvent("EmployeeHireCancelled", "FLOOD", "enough")).toEqual({ outcome: "Stored", onboardingId });
});
