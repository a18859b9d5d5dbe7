import { OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import { buildRecord } from "../../../support/build-record.ts";
import { recordsOf } from "../../../support/tasks.ts";
import type { Testbed } from "../../../support/testbed.ts";

let people = 0;

/** Puts somebody's record into the table as it would be there: what is undefined is left out. Whose it is, for a task. */
export async function storeRecord(testbed: Testbed, overrides: Partial<OnboardingRecord>) {
  people += 1;
  const record = buildRecord({ id: `hire-P${people}`, employeeId: `P${people}`, ...overrides });
  await recordsOf(testbed).create(OnboardingRecord.parse(JSON.parse(JSON.stringify(record))));
  return { onboardingId: record.id, employeeId: record.employeeId };
}
