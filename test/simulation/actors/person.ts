import type { Mail } from "local-aws";
import type { PersonStory } from "../story/story.ts";
import { HOUR, MINUTE } from "../story/time.ts";
import type { World } from "../world/world.ts";
import { type PortalAnswer, post, scan, sleep } from "./browser.ts";
import { Codes, mistyped } from "./codes.ts";

/** The first is for Cognito to refuse, which takes no blank there; the second is too short for the portal already. */
const REFUSED = [" a-blank-comes-first", "short-one"] as const;
/** How often somebody tries something that fails on the other side before giving up for good. */
const PATIENCE = 200;

/** Somebody who reads their mail and does what it asks, in their own behaviour. */
export function liveAs(world: World, story: PersonStory): void {
  const codes = new Codes(world);
  const addresses = [story.email, story.newEmail];
  let lost = story.behaviour.lostMails;
  let read = 0;
  world.services.ses.subscribe((mail) => {
    if (!mail.to.some((address) => addresses.includes(address))) return;
    if (mail.to.some((address) => address.startsWith("bounce"))) return;
    if (codes.read(mail)) return;
    read += 1;
    if (!story.behaviour.answers || lost-- > 0) return;
    void answer({ world, story, codes }, mail, read).catch((error: unknown) => world.recorder.fail(error));
  });
}

interface Person {
  readonly world: World;
  readonly story: PersonStory;
  readonly codes: Codes;
}

async function answer(person: Person, mail: Mail, number: number): Promise<void> {
  const { world, story } = person;
  const { behaviour } = story;
  if (behaviour.scanned) await scan(world, number % 2 === 0 ? "GET" : "HEAD");
  await sleep(world, behaviour.delay);
  const code = /#confirm\.[^.]+\.(\d+)/.exec(mail.html)?.[1];
  if (code !== undefined) return void (await confirm(world, story, code));
  const link = /#(\S+)/.exec(mail.text)?.[1];
  if (link === undefined) return;
  if (behaviour.asksAgain && number === 1) {
    await insist(world, "link/resend", { link });
    return;
  }
  const tabs = behaviour.twoTabs ? ["the-first-tab-of-mine", "the-second-tab-of-mine"] : ["a-quiet-walk-at-dawn"];
  await Promise.all(tabs.map((password, tab) => useLink(person, link, `${password}-${number}-${tab}`)));
}

/** Opens a link and submits passwords until one is accepted, then codes, or until the link is gone. */
async function useLink(person: Person, link: string, password: string): Promise<void> {
  const { world, story } = person;
  const { behaviour } = story;
  const tries = [...Array.from({ length: behaviour.wrongPasswords }, (_, n) => `${REFUSED[n % 2]}-${n}`), password];
  const enterCode = codeEntry(person, link);
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const { body } = await insist(world, turn === 0 ? "link/open" : "link/status", { link });
    if (body.state === "expired") return void (await insist(world, "link/resend", { link }));
    if (body.state === "ready") {
      // The last one is submitted again after a further refusal.
      const newPassword = (tries.length > 1 ? tries.shift() : tries[0]) ?? password;
      const { status } = await insist(world, "link/password", { link, newPassword });
      const isDone = status === 202 && newPassword === password;
      // Without a code to come there is nothing to come back for.
      if (behaviour.leaves && isDone) return behaviour.codeDelay === 0 ? undefined : comeBack(person, link);
    } else if (body.state === "code") {
      if ((await enterCode(body)) === TOO_MANY) return;
    } else if (body.state !== "checking") return;
    await sleep(world, pauseAfter(turn, 8_000));
  }
}

/** Opens the link a second time for the code, and does not leave again. */
async function comeBack(person: Person, link: string): Promise<void> {
  const { world, story } = person;
  await sleep(world, story.behaviour.codeDelay);
  const behaviour = { ...story.behaviour, leaves: false, codeDelay: 0 };
  return useLink({ ...person, story: { ...story, behaviour } }, link, "a-second-thought-at-noon");
}

const TOO_MANY = 429;

/** Types wrong codes first, then what is mailed or what the app shows. Answers the status. */
function codeEntry({ world, story, codes }: Person, link: string) {
  let wrong = story.behaviour.wrongCodes;
  let delay = story.behaviour.codeDelay;
  return async (body: PortalAnswer["body"]): Promise<number> => {
    // What the page shows of an app is there before they look for their telephone.
    codes.for(body);
    await sleep(world, delay);
    delay = 0;
    const code = codes.for(body);
    if (code === undefined) return 0;
    wrong -= 1;
    const { status } = await insist(world, "link/code", { link, code: wrong >= 0 ? mistyped(code) : code });
    return status;
  };
}

function confirm(world: World, { employeeId }: PersonStory, code: string): Promise<PortalAnswer> {
  return insist(world, "password/confirm", { username: employeeId, code, newPassword: "a-walk-by-the-river" });
}

/** Retries as people do when a page says that something went wrong: once more, and again later. */
async function insist(world: World, route: string, body: object): Promise<PortalAnswer> {
  for (let turn = 0; ; turn += 1) {
    const answer = await post(world, route, body);
    if (answer.status < 500 || turn >= PATIENCE) return answer;
    await sleep(world, pauseAfter(turn, 5_000));
  }
}

/** People try again soon for some times, then ever later. */
function pauseAfter(turn: number, soon: number): number {
  return turn < 8 ? soon : Math.min(10 * MINUTE * 2 ** (turn - 8), 6 * HOUR);
}
