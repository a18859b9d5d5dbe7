import assert from "node:assert/strict";
import type { Answer } from "../portal.ts";
import type { Journey, World } from "../world.ts";

const secret = "a".repeat(43);

export const unknownLinks: Journey = {
  title: "answers are alike for links and accounts that there are, and those that there are not",
  async run(world) {
    const { email, employeeId, run, link } = await world.invite("guessed");
    const links = [`hire-nobody.${secret}`, `${run}.${secret}`, run, link.slice(0, -20), "nothing of ours"];
    await expectAlike(world, "link/open", links, (guess) => ({ link: guess }));
    await expectAlike(world, "link/status", links, (guess) => ({ link: guess }));
    await expectAlike(world, "link/password", links, (guess) => ({ link: guess, newPassword: world.passwords.second }));
    await expectAlike(world, "link/code", links, (guess) => ({ link: guess, code: "12345678" }));
    await expectAlike(world, "link/resend", links, (guess) => ({ link: guess }));
    assert.equal(await world.mailbox.countTo(email), 1);
    await expectAlike(world, "password/forgot", ["nobody-at-all", employeeId], (username) => ({ username }));
    assert.equal((await world.portal.person(link).choose(world.passwords.first)).status, 202);
    assert.equal(await world.operations.endOf(run), "Activated");
  },
};

async function expectAlike(world: World, route: string, guesses: readonly string[], ask: (guess: string) => object) {
  const answers: Answer[] = [];
  for (const guess of guesses) answers.push(await world.portal.post(route, ask(guess)));
  for (const answer of answers) assert.deepEqual(answer, answers[0], route);
  assert.ok(answers[0] !== undefined && answers[0].status < 500, `${route} answers ${answers[0]?.status}`);
}
