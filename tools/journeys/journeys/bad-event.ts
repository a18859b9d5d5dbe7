import assert from "node:assert/strict";
import type { Journey } from "../world.ts";

export const badEvent: Journey = {
  title: "a hire that does not fit its schema is put into the dead-letter queue, and starts nothing",
  async run({ newPerson, hire, operations, accounts }) {
    const person = newPerson("misfit");
    await hire({ ...person, email: "ada@" });
    const letter = JSON.parse(await operations.deadLetterWith(person.employeeId));
    assert.equal(letter.detail.employeeId, person.employeeId);
    assert.equal(await operations.statusOf(person.run), undefined);
    assert.equal(await accounts.find(person.employeeId), undefined);
  },
};
