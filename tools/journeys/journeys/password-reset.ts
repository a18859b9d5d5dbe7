import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const passwordReset: Journey = {
  title: "somebody with an account chooses a new password by a mailed link",
  async run({ invite, sendEvent, mailbox, portal, passwords, operations, accounts }) {
    const { employeeId, email, run, link } = await invite("forgetful");
    await portal.person(link).choose(passwords.first);
    assert.equal(await operations.endOf(run), "Activated");
    await sendEvent("PasswordResetRequested", { employeeId, method: "link" });
    const person = portal.person(await mailbox.linkTo(email, 2));
    const { state, purpose } = await person.open();
    assert.deepEqual({ state, purpose }, { state: "ready", purpose: "password-reset" });
    // The old password still works, so that nobody is locked out by another person's request.
    assert.equal(await accounts.signIn(employeeId, passwords.first), "tokens");
    assert.equal((await person.choose(passwords.second)).status, 202);
    assert.equal(await operations.endOf(`reset-${employeeId}`), "Completed");
    assert.equal(await accounts.signIn(employeeId, passwords.second), "tokens");
    assert.equal(await accounts.signIn(employeeId, passwords.first), "NotAuthorizedException");
  },
};
