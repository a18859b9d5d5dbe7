import assert from "node:assert/strict";
import type { PortalResponse } from "../portal.ts";
import type { Journey, World } from "../world.ts";

const secret = "a".repeat(43);

export const unknownLinks: Journey = {
  title: "answers are the same for links and accounts that exist and for those that do not",
  async run(world) {
    const { email, employeeId, run, link } = await world.invite("guessed");
    const links = [`hire-nobody.${secret}`, `${run}.${secret}`, run, link.slice(0, -20), "nothing of ours"];
    await expectSameResponses(world, "link/open", links, (guess) => ({ link: guess }));
    await expectSameResponses(world, "link/status", links, (guess) => ({ link: guess }));
    await expectSameResponses(world, "link/password", links, (guess) => ({
      link: guess,
      newPassword: world.passwords.second,
    }));
    await expectSameResponses(world, "link/code", links, (guess) => ({ link: guess, code: "12345678" }));
    await expectSameResponses(world, "link/resend", links, (guess) => ({ link: guess }));
    assert.equal(await world.mailbox.countTo(email), 1);
    await expectSameResponses(world, "password/forgot", ["nobody-at-all", employeeId], (username) => ({ username }));
    assert.equal((await world.portal.person(link).choose(world.passwords.first)).status, 202);
    assert.equal(await world.operations.endOf(run), "Activated");
  },
};

async function expectSameResponses(
  world: World,
  route: string,
  guesses: readonly string[],
  bodyFor: (guess: string) => object,
) {
  const responses: PortalResponse[] = [];
  for (const guess of guesses) responses.push(await world.portal.post(route, bodyFor(guess)));
  for (const response of responses) assert.deepEqual(response, responses[0], route);
  assert.ok(responses[0] !== undefined && responses[0].status < 500, `${route} answers ${responses[0]?.status}`);
}
