import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { claimRecord } from "../../../../tasks/lib/record/claim.ts";
import { isClosed, isOver } from "../../../../tasks/lib/record/record.ts";
import { createRecordStore, type RecordStore } from "../../../../tasks/lib/record/record-store.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
let records: RecordStore;
beforeAll(async () => {
  testbed = await startTestbed();
  records = createRecordStore(testbed.clients.dynamodb, testbed.tableName);
});
afterAll(() => testbed.stop());

let events = 0;

/** Claims a record for an event, by default for a new one. */
function claim(employeeId: string, eventId = `event-${++events}`) {
  return claimRecord(deps(), { purpose: "onboarding", employeeId, eventId }, { isClosed: isClosed });
}

function claimReset(employeeId: string, eventId = `event-${++events}`) {
  return claimRecord(deps(), { purpose: "password-reset", employeeId, eventId }, { isClosed: isOver });
}

function deps() {
  return { records, stateMachineArn: testbed.stateMachineArn, now: () => new Date(testbed.clock.now()) };
}

async function close(employeeId: string): Promise<void> {
  const { id } = await claim(employeeId);
  await records.change(id, { status: "EXPIRED" });
}

describe("claimRecord", () => {
  it("stores what operations need to find the execution", async () => {
    const record = await claim("A1");
    const executionArn = "arn:aws:states:eu-west-1:000000000000:execution:onboarding:hire-A1";
    expect(record).toMatchObject({ id: "hire-A1", employeeId: "A1", generation: 1, status: "RECEIVED", executionArn });
    expect(await records.get("hire-A1")).toEqual(record);
  });

  it("returns the same record while it is open", async () => {
    const first = await claim("B1");
    await records.change(first.id, { status: "STARTED" });
    expect(await claim("B1")).toMatchObject({ id: "hire-B1", generation: 1, status: "STARTED" });
  });

  it("starts the next generation after each end", async () => {
    await close("C1");
    expect(await claim("C1")).toMatchObject({ id: "hire-C1-2", generation: 2 });
    await close("C1");
    expect(await claim("C1")).toMatchObject({ id: "hire-C1-3", generation: 3 });
  });

  it("returns one record for many events at once", async () => {
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim("D1")));
    expect(new Set(claims.map(({ id, generation }) => `${id} ${generation}`))).toEqual(new Set(["hire-D1 1"]));
  });

  it("treats ids that differ in case as one person, known by the first one", async () => {
    const first = await claim("g1");
    expect(await claim("G1")).toEqual(first);
    await close("G1");
    expect(await claim("G1")).toMatchObject({ id: "hire-G1-2", employeeId: "G1", generation: 2 });
    expect(await claim("g1")).toMatchObject({ id: "hire-G1-2", employeeId: "G1", generation: 2 });
  });

  it("skips the name of another employee's first onboarding", async () => {
    await claim("E1-2");
    await close("E1");
    expect(await claim("E1")).toMatchObject({ id: "hire-E1-3", employeeId: "E1", generation: 2 });
    expect(await claim("E1-2")).toMatchObject({ id: "hire-E1-2", employeeId: "E1-2", generation: 1 });
  });

  it("skips the name of another employee's second onboarding, and does not count it", async () => {
    await close("F1");
    await claim("F1");
    expect(await claim("F1-2")).toMatchObject({ id: "hire-F1-2-2", employeeId: "F1-2", generation: 1 });
    expect(await claim("F1")).toMatchObject({ id: "hire-F1-2", employeeId: "F1", generation: 2 });
  });
});

describe("an event that is delivered again", () => {
  it("finds the onboarding that it started, also when that has ended", async () => {
    const first = await claim("H1", "hired");
    await records.change(first.id, { status: "CANCELLED" });
    expect(await claim("H1", "hired")).toMatchObject({ id: "hire-H1", status: "CANCELLED" });
    expect(await claim("H1", "hired again")).toMatchObject({ id: "hire-H1-2", status: "RECEIVED" });
    expect(await claim("H1", "hired")).toMatchObject({ id: "hire-H1", status: "CANCELLED" });
  });
});

describe("a password reset", () => {
  it("has names and generations of its own", async () => {
    await close("R1");
    expect(await claimReset("R1")).toMatchObject({ id: "reset-R1", purpose: "password-reset", generation: 1 });
    expect(await claim("R1")).toMatchObject({ id: "hire-R1-2", purpose: "onboarding", generation: 2 });
  });

  it("is followed by the next one when it has ended", async () => {
    const first = await claimReset("R2");
    await records.change(first.id, { set: { status: "ACTIVATED" } });
    expect(await claimReset("R2")).toMatchObject({ id: "reset-R2-2", generation: 2, status: "RECEIVED" });
    expect(await claimReset("R2")).toMatchObject({ id: "reset-R2-2", generation: 2 });
  });
});
