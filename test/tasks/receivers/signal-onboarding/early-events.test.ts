import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createReceivers,
  describeExecution,
  publishedAbout,
  type Receivers,
  startWaitingRun,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

const SECOND = 1_000;
const postponed = { name: "HireNotSeenYet" };
const at = (ms: number) => new Date(ms).toISOString();

type HrEventType = "EmployeeHireCancelled" | "EmployeeEmailChanged" | "InvitationResendRequested";

/** An event that HR sends now; each call of the returned function delivers it. */
function hrEventDelivery(type: HrEventType, employeeId: string, id = `${type}-${employeeId}`) {
  const event = buildEvent(type, { employeeId, email: "new@example.com" }, id);
  const time = at(testbed.clock.now());
  return () => receivers.signalOnboarding({ ...event, time });
}

/** A hire that HR sends now; the returned function delivers it. */
function hireDelivery(employeeId: string, id = `hired-${employeeId}`) {
  const person = { employeeId, email: "ada@example.com", givenName: "Ada", familyName: "Lovelace" };
  const event = { ...buildEvent("EmployeeHired", person, id), time: at(testbed.clock.now()) };
  return () => receivers.startOnboarding(event);
}

/** Lambda's pause before the second delivery; the pause before the third is twice as long. */
const wait = (seconds = 60) => testbed.clock.advance(seconds * SECOND);

describe("an event of HR that arrives before its hire", () => {
  it.each(["EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"] as const)(
    "%s is stored at the second delivery",
    async (type) => {
      const employeeId = `O-${type}`;
      const hire = hireDelivery(employeeId);
      await wait(2);
      const deliver = hrEventDelivery(type, employeeId);
      await expect(deliver()).rejects.toMatchObject(postponed);
      await hire();
      await wait();
      expect(await deliver()).toEqual({ outcome: "Stored", onboardingId: `hire-${employeeId}` });
    },
  );

  it("reaches the next onboarding, not the one that has ended", async () => {
    const { id } = await startWaitingRun(testbed, { employeeId: "R1", status: "EXPIRED" });
    const rehire = hireDelivery("R1");
    const deliver = hrEventDelivery("EmployeeHireCancelled", "R1");
    await expect(deliver()).rejects.toMatchObject(postponed);
    await rehire();
    await wait();
    expect(await deliver()).toEqual({ outcome: "Stored", onboardingId: `${id}-2` });
    expect((await receivers.records.get(id)).signalIds).toEqual([]);
  });

  it("is postponed when the onboarding ends while it is stored", async () => {
    await startWaitingRun(testbed, { employeeId: "R2" });
    const writing = 3;
    testbed.network.runBefore(writing, () => receivers.records.change("hire-R2", { status: "CANCELLED" }));
    await expect(hrEventDelivery("InvitationResendRequested", "R2")()).rejects.toMatchObject(postponed);
  });
});

describe("an event of HR for nobody", () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ["that no hire follows", "N1", async () => undefined],
    ["whose onboarding has ended", "N2", () => startWaitingRun(testbed, { employeeId: "N2", status: "ACTIVATED" })],
  ])("%s is dropped at the third delivery", async (_, employeeId, prepare) => {
    await prepare();
    const deliver = hrEventDelivery("EmployeeHireCancelled", employeeId);
    await expect(deliver()).rejects.toMatchObject(postponed);
    await wait();
    await expect(deliver()).rejects.toMatchObject(postponed);
    await wait(120);
    expect(await deliver()).toMatchObject({ outcome: "Dropped" });
    expect((await receivers.records.find(`hire-${employeeId}`))?.signalIds ?? []).toEqual([]);
    expect(publishedAbout(testbed, employeeId)).toEqual([]);
  });

  it("is not postponed when it was stored before", async () => {
    await startWaitingRun(testbed, { employeeId: "N3" });
    const deliver = hrEventDelivery("EmployeeHireCancelled", "N3");
    await deliver();
    await receivers.records.change("hire-N3", { status: "CANCELLED" });
    expect(await deliver()).toEqual({ outcome: "Dropped", onboardingId: "hire-N3" });
  });

  it("does not reach a hire that HR sent after it", async () => {
    await startWaitingRun(testbed, { employeeId: "N4", status: "EXPIRED" });
    const deliver = hrEventDelivery("EmployeeHireCancelled", "N4");
    await expect(deliver()).rejects.toMatchObject(postponed);
    await wait(20);
    await hireDelivery("N4")();
    await wait(40);
    expect(await deliver()).toEqual({ outcome: "Dropped", onboardingId: "hire-N4-2" });
    expect((await describeExecution(testbed, "hire-N4-2")).status).toBe("RUNNING");
    expect((await receivers.records.get("hire-N4-2")).signals).toEqual([]);
  });
});
