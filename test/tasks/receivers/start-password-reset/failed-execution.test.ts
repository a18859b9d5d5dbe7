import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../../tasks/lib/faults/as-fault.ts";
import { FinalFault } from "../../../../tasks/lib/faults/faults.ts";
import { openStates } from "../../../../tasks/lib/record/record.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createAccount,
  createReceivers,
  describeExecution,
  type Receivers,
  startWaitingRun,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
const failed = new Set<string>();
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed, { hasFailed: (arn) => Promise.resolve(failed.has(arn)) });
});
afterAll(() => testbed.stop());

function requestReset(employeeId: string, id: string) {
  return receivers.startPasswordReset(buildEvent("PasswordResetRequested", { employeeId, method: "link" }, id));
}

describe("a reset whose execution has failed", () => {
  it.each(openStates)("is closed while it is %s, and the next one starts once per event", async (status) => {
    const employeeId = `B-${status}`;
    const id = `reset-${employeeId}`;
    await createAccount(testbed, employeeId);
    const left = { sealedPassword: "sealed", sealedCode: "sealed" };
    const about = { id, employeeId, purpose: "password-reset", status } as const;
    const { executionArn } = await startWaitingRun(testbed, {
      ...about,
      ...left,
      signalIds: ["first"],
      signalCount: 1,
    });
    failed.add(executionArn);
    const next = `${id}-2`;
    expect(await requestReset(employeeId, "second")).toEqual({ outcome: "Started", onboardingId: next });
    const closed = await receivers.records.get(id);
    expect(closed).toMatchObject({ status: "CANCELLED", closedAt: expect.any(String), signals: [] });
    for (const gone of ["taskToken", "sealedPassword", "sealedCode"]) expect(closed).not.toHaveProperty(gone);
    expect(await describeExecution(testbed, next)).toMatchObject({ status: "RUNNING", input: { onboardingId: next } });
    expect(await requestReset(employeeId, "second")).toEqual({ outcome: "Duplicate", onboardingId: next });
    expect(await requestReset(employeeId, "first")).toEqual({ outcome: "Duplicate", onboardingId: id });
  });

  it("is not closed by a request that it has stored before", async () => {
    await createAccount(testbed, "B2");
    const about = { id: "reset-B2", employeeId: "B2", purpose: "password-reset" } as const;
    const { executionArn } = await startWaitingRun(testbed, { ...about, signalIds: ["first"] });
    failed.add(executionArn);
    expect(await requestReset("B2", "first")).toEqual({ outcome: "Duplicate", onboardingId: "reset-B2" });
    expect(await receivers.records.get("reset-B2")).toMatchObject({ status: "WAITING" });
  });

  it("is not closed when it was redriven and ends at that moment", async () => {
    await createAccount(testbed, "B1");
    const about = { id: "reset-B1", employeeId: "B1", purpose: "password-reset" } as const;
    const { executionArn } = await startWaitingRun(testbed, { ...about, status: "SUBMITTED" });
    const late = createReceivers(testbed, {
      hasFailed: async (arn) => {
        if (arn === executionArn) await receivers.records.change("reset-B1", { status: "ACTIVATED" });
        return arn === executionArn;
      },
    });
    const event = buildEvent("PasswordResetRequested", { employeeId: "B1", method: "link" }, "next");
    expect(await late.startPasswordReset(event)).toEqual({ outcome: "Started", onboardingId: "reset-B1-2" });
    expect(await receivers.records.get("reset-B1")).toMatchObject({ status: "ACTIVATED" });
  });
});

describe("an onboarding whose execution has failed", () => {
  it.each(["WAITING", "CODE_WAITING"] as const)(
    "fails each attempt with a final error while it is %s",
    async (status) => {
      const employeeId = `H-${status}`;
      const { id, executionArn } = await startWaitingRun(testbed, { employeeId, status });
      failed.add(executionArn);
      for (let attempt = 0; attempt < 2; attempt += 1) {
        const fault = await requestReset(employeeId, "asked").catch(asFault);
        expect(fault).toBeInstanceOf(FinalFault);
        expect(fault).toMatchObject({
          name: "RunNotRunning",
          message: expect.stringContaining(`${id} has failed`),
        });
      }
      expect((await receivers.records.get(id)).status).toBe(status);
      expect(await receivers.records.find(`reset-${employeeId}`)).toBeUndefined();
    },
  );

  it("stores the request for a redrive", async () => {
    const { id, executionArn } = await startWaitingRun(testbed, { employeeId: "H-KEPT" });
    failed.add(executionArn);
    await requestReset("H-KEPT", "asked").catch(asFault);
    expect((await receivers.records.get(id)).signals).toEqual([{ id: "asked", name: "ResendRequested" }]);
  });
});
