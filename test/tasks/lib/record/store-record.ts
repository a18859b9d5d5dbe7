import { OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import { buildRecord } from "../../../support/build-record.ts";
import { recordsOf } from "../../../support/tasks.ts";
import type { Testbed } from "../../../support/testbed.ts";

let people = 0;

/** Stores the record of a new person, without undefined attributes. Returns the ids that a task takes as input. */
export async function storeRecord(testbed: Testbed, overrides: Partial<OnboardingRecord>) {
  people += 1;
  const record = buildRecord({ id: `hire-P${people}`, employeeId: `P${people}`, ...overrides });
  await recordsOf(testbed).create(OnboardingRecord.parse(JSON.parse(JSON.stringify(record))));
  return { onboardingId: record.id, employeeId: record.employeeId };
}
