import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const rejectedPassword: Journey = {
  title: "passwords that are rejected, then a good one with the same link",
  async run({ invite, portal, passwords, operations, accounts }) {
    const { employeeId, run, link } = await invite("rejected");
    const person = portal.person(link);
    for (const refused of ["short-one-1234", "correct-horse-battery-staple", "Ada Lovelace Ada Lovelace"]) {
      const { status, body } = await person.choose(refused);
      assert.equal(status, 422);
      assert.ok(JSON.parse(body).rejection.message);
    }
    assert.equal((await person.status()).state, "ready");
    assert.equal((await person.choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(run), "Activated");
    assert.equal(await accounts.signIn(employeeId, passwords.first), "tokens");
  },
};
