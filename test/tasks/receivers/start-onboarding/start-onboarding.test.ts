import { StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRunning } from "../../../../tasks/lib/execution/execution-status.ts";
import { buildRecord } from "../../../support/build-record.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createReceivers,
  describeExecution,
  publishedAbout,
  type Receivers,
  rejectedAbout,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed, { isRunning: (arn) => isRunning(testbed.clients.stateMachines, arn) });
});
afterAll(() => testbed.stop());

const NOW = "2026-01-05T09:00:00.000Z";
const names = { givenName: "Ada", familyName: "Lovelace" };

function hire(employeeId: string, overrides: object = {}, id = `hired-${employeeId}`) {
  const detail = { employeeId, email: "ada@example.com", ...names, ...overrides };
  return receivers.startOnboarding(buildEvent("EmployeeHired", detail, id));
}

/** Stops the execution of an onboarding. */
async function stopExecution(onboardingId: string): Promise<void> {
  const { executionArn } = await receivers.records.get(onboardingId);
  await testbed.clients.stateMachines.send(new StopExecutionCommand({ executionArn }));
}

describe("the start of an onboarding", () => {
  it.each<[string, string, object, string]>([
    ["is now when HR sends none", "S1", {}, NOW],
    ["is now when HR sends one in the past", "S2", { startsAt: "2025-12-01T08:00:00Z" }, NOW],
    ["is the one that HR sends, in UTC", "S3", { startsAt: "2026-03-02T09:00:00+01:00" }, "2026-03-02T08:00:00.000Z"],
    [
      "is the one that HR sends, up to 180 days ahead",
      "S4",
      { startsAt: "2026-07-04T09:00:00Z" },
      "2026-07-04T09:00:00.000Z",
    ],
  ])("%s", async (_, employeeId, overrides, startsAt) => {
    expect(await hire(employeeId, overrides)).toEqual({ outcome: "Started", onboardingId: `hire-${employeeId}` });
    const { input } = await describeExecution(testbed, `hire-${employeeId}`);
    const person = { employeeId, email: "ada@example.com", ...names, locale: "en" };
    expect(input).toEqual({ onboardingId: `hire-${employeeId}`, generation: 1, ...person, startsAt });
  });

  it("is rejected when it is further ahead", async () => {
    expect(await hire("S5", { startsAt: "2026-07-04T09:00:01Z" })).toEqual({ outcome: "Rejected" });
    const reasons = ["startsAt: must be within 180 days"];
    const detail = { id: "hired-S5:rejected", employeeId: "S5", reasons };
    expect(publishedAbout(testbed, "S5")).toEqual([{ type: "OnboardingRejected", detail }]);
    expect(rejectedAbout(testbed, "S5")).toHaveLength(1);
    expect(await receivers.records.find("hire-S5")).toBeUndefined();
  });
});

it("stores the time of arrival of a hire that its sender dates ahead", async () => {
  const detail = { employeeId: "T1", email: "ada@example.com", ...names };
  const time = new Date(testbed.clock.now() + 3_600_000).toISOString();
  await receivers.startOnboarding({ ...buildEvent("EmployeeHired", detail), time });
  expect(await receivers.records.get("hire-T1")).toMatchObject({ createdAt: NOW, askedAt: NOW });
});

it("starts no second onboarding for an event that is delivered again after the hire was cancelled", async () => {
  await hire("C1");
  await receivers.records.change("hire-C1", { status: "CANCELLED" });
  await stopExecution("hire-C1");
  expect(await hire("C1")).toEqual({ outcome: "Duplicate", onboardingId: "hire-C1" });
  expect(await hire("C1", {}, "hired-again")).toEqual({ outcome: "Started", onboardingId: "hire-C1-2" });
});

describe("a second hire", () => {
  const postponed = { name: "EarlierRunNotEnded" };
  const hireAgain = (employeeId: string) => hire(employeeId, {}, `hired-again-${employeeId}`);
  const startedAgain = (employeeId: string) => ({ outcome: "Started", onboardingId: `hire-${employeeId}-2` });

  it.each(["CANCELLED", "EXPIRED"] as const)(
    "is postponed while the execution of the %s onboarding has not ended",
    async (status) => {
      const employeeId = `A-${status}`;
      await hire(employeeId);
      await receivers.records.change(`hire-${employeeId}`, { status });
      await expect(hireAgain(employeeId)).rejects.toMatchObject(postponed);
      await expect(hireAgain(employeeId)).rejects.toMatchObject(postponed);
      expect(await receivers.records.find(`hire-${employeeId}-2`)).toBeUndefined();
      await stopExecution(`hire-${employeeId}`);
      expect(await hireAgain(employeeId)).toEqual(startedAgain(employeeId));
    },
  );

  it("is not postponed by an execution that was never started", async () => {
    const executionArn = `${testbed.stateMachineArn.replace(":stateMachine:", ":execution:")}:hire-A1`;
    await receivers.records.create(buildRecord({ id: "hire-A1", employeeId: "A1", status: "CANCELLED", executionArn }));
    expect(await hireAgain("A1")).toEqual(startedAgain("A1"));
  });

  it("is a duplicate when it is the event of the onboarding that was cancelled", async () => {
    await hire("A2");
    await receivers.records.change("hire-A2", { status: "CANCELLED" });
    expect(await hire("A2")).toEqual({ outcome: "Duplicate", onboardingId: "hire-A2" });
  });

  it("is postponed by another hire that was stored first and cancelled at once", async () => {
    await hire("A3");
    await receivers.records.change("hire-A3", { status: "CANCELLED" });
    await stopExecution("hire-A3");
    const writing = 4;
    testbed.network.runBefore(writing, async () => {
      await hire("A3", {}, "another");
      await receivers.records.change("hire-A3-2", { status: "CANCELLED" });
    });
    await expect(hireAgain("A3")).rejects.toMatchObject(postponed);
    expect(await receivers.records.find("hire-A3-3")).toBeUndefined();
  });
});
