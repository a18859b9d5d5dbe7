import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

const DAYS_AHEAD = 30;

export const laterStart: Journey = {
  title: "a hire that starts later waits without a mail, and can be cancelled",
  async run({ newPerson, hire, sendEvent, mailbox, operations, accounts }) {
    const person = newPerson("later");
    const { employeeId, email, run } = person;
    await hire(person, { startsAt: new Date(Date.now() + DAYS_AHEAD * 86_400_000).toISOString() });
    await operations.waitForState(run, "Wait for the start");
    assert.equal((await accounts.find(employeeId))?.status, "FORCE_CHANGE_PASSWORD");
    await sendEvent("EmployeeHireCancelled", { employeeId });
    assert.equal(await operations.endOf(run), "Cancelled");
    assert.equal(await mailbox.countTo(email), 0);
  },
};
