import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const oneHire: Journey = {
  title: "one hire, from EmployeeHired to UserActivated and the first sign-in",
  async run({ invite, portal, passwords, operations, accounts }) {
    const { employeeId, email, run, link } = await invite("one");
    const person = portal.person(link);
    const { state, firstName } = await person.open();
    assert.deepEqual({ state, firstName }, { state: "ready", firstName: "Ada" });
    assert.equal((await person.choose(passwords.first)).status, 202);
    assert.equal((await person.waitFor("activated"))["username"], employeeId);
    assert.equal(await operations.endOf(run), "Activated");
    assert.deepEqual(await operations.statesOf(run), [
      "Create suppressed user",
      "Verify email attribute",
      "Starts later?",
      "Send link",
      "Wait for the user",
      "Finish password challenge",
      "Password accepted?",
      "Emit UserActivated",
      "Activated",
    ]);
    const user = await accounts.find(employeeId);
    const { email: address, email_verified } = user?.attributes ?? {};
    assert.deepEqual(
      { status: user?.status, address, email_verified },
      { status: "CONFIRMED", address: email, email_verified: "true" },
    );
    for (const name of [employeeId, email]) assert.equal(await accounts.signIn(name, passwords.first), "tokens");
    // The link was used, so no other password can be submitted.
    assert.equal((await person.choose(passwords.second)).status, 409);
    assert.equal(await accounts.signIn(employeeId, passwords.first), "tokens");
  },
};
