import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const duplicate: Journey = {
  title: "the same EmployeeHired again, before and after the activation, starts nothing",
  async run({ invite, hire, mailbox, portal, passwords, operations }) {
    const person = await invite("twice");
    const { email, run, link } = person;
    await hire(person);
    assert.equal((await portal.person(link).choose(passwords.first)).status, 202);
    assert.equal(await operations.endOf(run), "Activated");
    await hire(person, { givenName: "Augusta" });
    // When the mail of a later hire has arrived, the repeats have been handled.
    await invite("after-the-repeats");
    assert.equal(await mailbox.countTo(email), 1);
    assert.equal(await operations.statusOf(`${run}-2`), undefined);
    assert.equal((await portal.person(link).open()).state, "activated");
  },
};
