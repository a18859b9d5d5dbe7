import type { News, Write } from "../recorder/recorder.ts";
import { DAY, overriding } from "./model/design-constants.ts";
import { factsOf, hashOf, requestOf, secretIn } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import type { SafetyRule, Scene } from "./rule.ts";

/** Between the portal's look at a link and its write lie calls that may be slow, or made again. */
const LOOK_TO_WRITE_MS = 30_000;

/** Writes with which the portal takes a password or a code, each with the link that it came with. */
function* taken(
  news: Pick<News, "writes">,
  what: "sealedPassword" | "sealedCode" = "sealedPassword",
): Iterable<{ readonly write: Write; readonly hash: string }> {
  for (const write of news.writes) {
    const { before, after, seen } = write;
    if (after[what] === undefined || after[what] === before?.[what]) continue;
    const sent = textAt(requestOf(seen.payload).body, "link");
    const link = secretIn(sent);
    yield { write, hash: link === undefined || link.recordId !== after.id ? "" : hashOf(link.secret) };
  }
}

function linksMade({
  writes,
}: Pick<News, "writes">): readonly { readonly write: Write; readonly made: Write["after"]["links"] }[] {
  return writes.map((write) => ({ write, made: write.after.links.slice(write.before?.links.length ?? 0) }));
}

/** Design section 3, rule 1. */
export const linkRules: readonly SafetyRule[] = [
  {
    name: "a password is taken with a link of the newest round only",
    on: "writes",
    *broken(news) {
      for (const { write, hash } of taken(news)) {
        const { before, after } = write;
        const link = before?.links.find((candidate) => candidate.hash === hash);
        if (link === undefined) yield `${after.id} took a password without a link of its own`;
        else if (link.round !== before?.round) yield `${after.id} took a password with a link of round ${link.round}`;
      }
    },
  },
  {
    name: "a code is taken with a link of the newest round only",
    on: "writes",
    *broken(news) {
      for (const { write, hash } of taken(news, "sealedCode")) {
        const link = write.before?.links.find((candidate) => candidate.hash === hash);
        if (link?.round !== write.before?.round)
          yield `${write.after.id} took a code with a link of round ${link?.round}`;
      }
    },
  },
  {
    name: "a password is taken only while its link lives",
    on: "writes",
    *broken(news, scene) {
      for (const { write, hash } of taken(news)) {
        const link = write.before?.links.find((candidate) => candidate.hash === hash);
        const end = Date.parse(link?.expiresAt ?? "") + scene.story.skewMs + LOOK_TO_WRITE_MS;
        if (write.at > end) yield `${write.after.id} took a password ${write.at - end} ms too late`;
      }
    },
  },
  {
    name: "no password is taken once HR has said otherwise",
    on: "writes",
    *broken(news) {
      for (const { write } of taken(news)) {
        const told = write.before?.signals.find(({ name }) => overriding.includes(name));
        if (told !== undefined) yield `${write.after.id} took a password after ${told.name}`;
      }
    },
  },
  {
    name: "a link lives for 24 hours at most",
    on: "writes",
    *broken(news, { story }) {
      for (const { write, made } of linksMade(news)) {
        for (const { expiresAt } of made) {
          const life = Date.parse(expiresAt) - write.at;
          if (!(life <= DAY + story.skewMs)) yield `${write.after.id} has a link for ${life / 3_600_000} hours`;
        }
      }
    },
  },
  {
    name: "a new link is of the record's round, and kills those of others",
    on: "writes",
    *broken(news) {
      for (const { write, made } of linksMade(news)) {
        for (const { round } of made) {
          if (round !== write.after.round)
            yield `${write.after.id} is in round ${write.after.round}, its link in ${round}`;
        }
      }
    },
  },
  {
    name: "no link is made between HR's last word and the run's acting on it",
    on: "writes",
    *broken(news) {
      for (const { write, made } of linksMade(news)) {
        const told = write.after.signals.find(({ name }) => overriding.includes(name));
        if (made.length > 0 && told !== undefined) yield `${write.after.id} got a link after ${told.name}`;
      }
    },
  },
  {
    name: "no link is made of a cancelled onboarding",
    on: "writes",
    *broken(news, scene) {
      const facts = factsOf(scene);
      for (const { write, made } of linksMade(news)) {
        if (made.length > 0 && facts.told.get(write.after.id)?.has("HireCancelled")) yield write.after.id;
      }
    },
  },
  {
    name: "a link that was replaced or whose onboarding is over opens nothing",
    on: "answers",
    broken: (news, scene) => lookAtAnswers(news, scene),
  },
];

/** What was asked with a link that was dead by then, and answered as if it were not. */
function* lookAtAnswers(news: Pick<News, "answers">, scene: Scene): Iterable<string> {
  const { links } = factsOf(scene);
  for (const { at, route, body, state = "" } of news.answers) {
    if (!["link/open", "link/status"].includes(route) || !["ready", "code", "expired"].includes(state)) continue;
    const link = links.get(hashOf(secretIn(textAt(body, "link"))?.secret ?? ""));
    if (link?.deadSince !== undefined && link.deadSince < at)
      yield `${link.recordId}, round ${link.round}, is ${state}`;
  }
}
