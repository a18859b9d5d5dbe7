import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const emailChanged: Journey = {
  title: "HR corrects the address: the old link stops working, the new address gets one and signs in",
  async run({ invite, sendEvent, addressOf, mailbox, portal, passwords, operations, accounts }) {
    const { employeeId, email: wrong, run, link } = await invite("moved");
    const email = addressOf(`${employeeId}-right`);
    await operations.waitForState(run, "Wait for the user");
    await sendEvent("EmployeeEmailChanged", { employeeId, email });
    const fresh = portal.person(await mailbox.linkTo(email, 1));
    assert.equal((await portal.person(link).open()).state, "gone");
    assert.equal((await portal.person(link).choose(passwords.second)).status, 409);
    assert.equal((await fresh.choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(run), "Activated");
    assert.equal((await accounts.find(employeeId))?.attributes["email"], email);
    assert.equal(await accounts.signIn(email, passwords.first), "tokens");
    assert.equal(await accounts.signIn(wrong, passwords.first), "NotAuthorizedException");
  },
};
