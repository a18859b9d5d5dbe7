import type { Mail } from "../../../local/services/ses/mail.ts";
import type { PersonStory } from "../story/story.ts";
import type { World } from "../world/world.ts";
import { type PortalAnswer, post, scan, sleep } from "./browser.ts";

/** The first is for Cognito to refuse, which takes no blank there; the second is too short for the portal already. */
const REFUSED = [" a-blank-comes-first", "short-one"] as const;
/** How often somebody tries something that fails on the other side before giving up for good. */
const PATIENCE = 200;

/** Somebody who reads their mail and does what it asks, in their own manner. */
export function liveAs(world: World, story: PersonStory): void {
  const addresses = [story.email, story.newEmail];
  let lost = story.manner.lostMails;
  let read = 0;
  world.services.ses.subscribe((mail) => {
    if (!mail.to.some((address) => addresses.includes(address))) return;
    if (mail.to.some((address) => address.startsWith("bounce"))) return;
    read += 1;
    if (!story.manner.answers || lost-- > 0) return;
    void answer(world, story, mail, read).catch((error: unknown) => world.witness.broke(error));
  });
}

async function answer(world: World, story: PersonStory, mail: Mail, number: number): Promise<void> {
  const { manner } = story;
  if (manner.scanned) await scan(world, number % 2 === 0 ? "GET" : "HEAD");
  await sleep(world, manner.delay);
  const code = /#confirm\.[^.]+\.(\d+)/.exec(mail.html)?.[1];
  if (code !== undefined) return void (await confirm(world, story, code));
  const link = /#(\S+)/.exec(mail.text)?.[1];
  if (link === undefined) return;
  if (manner.asksAgain && number === 1) {
    await insist(world, "link/resend", { link });
    return;
  }
  const tabs = manner.twoTabs ? ["the-first-tab-of-mine", "the-second-tab-of-mine"] : ["a-quiet-walk-at-dawn"];
  await Promise.all(tabs.map((password, tab) => useLink(world, story, link, `${password}-${number}-${tab}`)));
}

/** Opens a link and hands passwords in until one is taken or the link is good for nothing. */
async function useLink(world: World, story: PersonStory, link: string, password: string): Promise<void> {
  const tries = [...Array.from({ length: story.manner.wrongPasswords }, (_, n) => `${REFUSED[n % 2]}-${n}`), password];
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const { body } = await insist(world, turn === 0 ? "link/open" : "link/status", { link });
    if (body.state === "expired") return void (await insist(world, "link/resend", { link }));
    if (body.state === "ready") {
      // The last one stays: whoever is refused again tries it again.
      const newPassword = (tries.length > 1 ? tries.shift() : tries[0]) ?? password;
      const { status } = await insist(world, "link/password", { link, newPassword });
      if (story.manner.leaves && status === 202 && newPassword === password) return;
    } else if (body.state !== "checking") return;
    await sleep(world, turn < 10 ? 8_000 : 600_000);
  }
}

function confirm(world: World, { employeeId }: PersonStory, code: string): Promise<PortalAnswer> {
  return insist(world, "password/confirm", { username: employeeId, code, newPassword: "a-walk-by-the-river" });
}

/** As people do where a page says that something went wrong: once more, and later again. */
async function insist(world: World, route: string, body: object): Promise<PortalAnswer> {
  for (let turn = 0; ; turn += 1) {
    const answer = await post(world, route, body);
    if (answer.status < 500 || turn >= PATIENCE) return answer;
    await sleep(world, turn < 5 ? 5_000 : 900_000);
  }
}
