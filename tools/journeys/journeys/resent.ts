import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const resent: Journey = {
  title: "HR asks for one more mail: its link works, the old one does not",
  async run({ invite, sendEvent, mailbox, portal, passwords, operations, accounts }) {
    const { employeeId, email, run, link } = await invite("resent");
    await operations.waitForState(run, "Wait for the user");
    await sendEvent("InvitationResendRequested", { employeeId });
    const fresh = portal.person(await mailbox.linkTo(email, 2));
    const old = portal.person(link);
    const { state, reason } = await old.open();
    assert.deepEqual({ state, reason }, { state: "gone", reason: "replaced" });
    assert.equal((await old.choose(passwords.second)).status, 409);
    assert.equal((await fresh.choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(run), "Activated");
    assert.equal(await accounts.signIn(employeeId, passwords.first), "tokens");
  },
};
