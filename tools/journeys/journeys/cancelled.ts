import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const cancelled: Journey = {
  title: "HR cancels a hire, and hires the same person again",
  async run({ invite, sendEvent, hire, mailbox, portal, passwords, operations, accounts }) {
    const person = await invite("cancelled");
    const { employeeId, email, run, link } = person;
    await operations.waitForState(run, "Wait for the user");
    await sendEvent("EmployeeHireCancelled", { employeeId });
    assert.equal(await operations.endOf(run), "Cancelled");
    assert.equal((await accounts.find(employeeId))?.isEnabled, false);
    assert.equal((await portal.person(link).open()).state, "gone");
    assert.equal((await portal.person(link).choose(passwords.second)).status, 409);
    await hire(person);
    const again = portal.person(await mailbox.linkTo(email, 2));
    assert.equal((await again.choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(`${run}-2`), "Activated");
    assert.equal((await accounts.find(employeeId))?.isEnabled, true);
    assert.equal(await accounts.signIn(employeeId, passwords.first), "tokens");
  },
};
