import { beforeAll, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await sharedPlatform();
});

/** Measures the milliseconds from the event to the mail, and from the password to UserActivated. */
async function measure(employeeId: string) {
  const hire = buildHire({ employeeId });
  const sent = sentBy(platform);
  const hired = performance.now();
  await hrAt(platform).hire(hire);
  const person = personAt(platform, await sent.linkMailedTo(hire.email));
  const mailed = performance.now();
  await platform.services.activity.idle();
  const answered = performance.now();
  await person.submitPassword(GOOD_PASSWORD);
  await sent.event("UserActivated", employeeId);
  return { toMail: mailed - hired, toActivated: performance.now() - answered };
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The median of seven runs, so that one slow run does not decide. */
it("mails within a second of the event and activates within a second of the password", async () => {
  const times = [];
  for (const id of ["S1", "S2", "S3", "S4", "S5", "S6", "S7"]) times.push(await measure(id));
  expect(medianOf(times.map(({ toMail }) => toMail))).toBeLessThan(1_000);
  expect(medianOf(times.map(({ toActivated }) => toActivated))).toBeLessThan(1_000);
});
