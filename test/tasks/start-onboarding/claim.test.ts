import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RecordStore } from "../../../tasks/lib/record/record-store.ts";
import { claimOnboarding } from "../../../tasks/start-onboarding/claim.ts";
import { type TaskWorld, taskWorld } from "../../support/task-world.ts";
import { recordsOf } from "../../support/tasks.ts";

let world: TaskWorld;
let records: RecordStore;
beforeAll(async () => {
  world = await taskWorld();
  records = recordsOf(world);
});
afterAll(() => world.stop());

function claim(employeeId: string) {
  const deps = { records, stateMachineArn: world.stateMachineArn, now: () => new Date(world.clock.now()) };
  const hire = { employeeId, email: "ada@example.com", givenName: "Ada", familyName: "Lovelace" };
  return claimOnboarding(deps, hire);
}

async function close(employeeId: string): Promise<void> {
  const { id } = await claim(employeeId);
  await records.change(id, { status: "EXPIRED" });
}

describe("claimOnboarding", () => {
  it("writes what operations need to find the run", async () => {
    const record = await claim("A1");
    const executionArn = "arn:aws:states:eu-west-1:000000000000:execution:onboarding:hire-A1";
    expect(record).toMatchObject({ id: "hire-A1", employeeId: "A1", generation: 1, status: "RECEIVED", executionArn });
    expect(await records.get("hire-A1")).toEqual(record);
  });

  it("finds the same again while it is open", async () => {
    const first = await claim("B1");
    await records.change(first.id, { status: "STARTED" });
    expect(await claim("B1")).toMatchObject({ id: "hire-B1", generation: 1, status: "STARTED" });
  });

  it("goes on to the next generation after each end", async () => {
    await close("C1");
    expect(await claim("C1")).toMatchObject({ id: "hire-C1-2", generation: 2 });
    await close("C1");
    expect(await claim("C1")).toMatchObject({ id: "hire-C1-3", generation: 3 });
  });

  it("gives many that come at once the same", async () => {
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim("D1")));
    expect(new Set(claims.map(({ id, generation }) => `${id} ${generation}`))).toEqual(new Set(["hire-D1 1"]));
  });

  it("takes ids that differ in case for one person, who is known by the first", async () => {
    const first = await claim("g1");
    expect(await claim("G1")).toEqual(first);
    await close("G1");
    expect(await claim("G1")).toMatchObject({ id: "hire-G1-2", employeeId: "G1", generation: 2 });
    expect(await claim("g1")).toMatchObject({ id: "hire-G1-2", employeeId: "G1", generation: 2 });
  });

  it("skips a name that another employee's first time has", async () => {
    await claim("E1-2");
    await close("E1");
    expect(await claim("E1")).toMatchObject({ id: "hire-E1-3", employeeId: "E1", generation: 2 });
    expect(await claim("E1-2")).toMatchObject({ id: "hire-E1-2", employeeId: "E1-2", generation: 1 });
  });

  it("skips a name that another employee's second time has, and counts it as nobody's", async () => {
    await close("F1");
    await claim("F1");
    expect(await claim("F1-2")).toMatchObject({ id: "hire-F1-2-2", employeeId: "F1-2", generation: 1 });
    expect(await claim("F1")).toMatchObject({ id: "hire-F1-2", employeeId: "F1", generation: 2 });
  });
});
