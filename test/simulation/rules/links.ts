import type { Observations, Write } from "../recorder/recorder.ts";
import { DAY, overriding } from "./model/design-constants.ts";
import { hashOf, modelOf, requestOf, secretIn } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import type { RuleContext, SafetyRule } from "./rule.ts";

/** Between the portal's look at a link and its write lie calls that may be slow, or made again. */
const LOOK_TO_WRITE_MS = 30_000;

/** Writes with which the portal takes a password or a code, each with the link that it came with. */
function* taken(
  observations: Pick<Observations, "writes">,
  what: "sealedPassword" | "sealedCode" = "sealedPassword",
): Iterable<{ readonly write: Write; readonly hash: string }> {
  for (const write of observations.writes) {
    const { before, after, seen } = write;
    if (after[what] === undefined || after[what] === before?.[what]) continue;
    const sent = textAt(requestOf(seen.payload).body, "link");
    const link = secretIn(sent);
    yield { write, hash: link === undefined || link.recordId !== after.id ? "" : hashOf(link.secret) };
  }
}

function linksMade({
  writes,
}: Pick<Observations, "writes">): readonly { readonly write: Write; readonly made: Write["after"]["links"] }[] {
  return writes.map((write) => ({ write, made: write.after.links.slice(write.before?.links.length ?? 0) }));
}

/** Design section 3, rule 1. */
export const linkRules: readonly SafetyRule[] = [
  {
    name: "a password is accepted with a link of the newest round only",
    on: "writes",
    *violations(observations) {
      for (const { write, hash } of taken(observations)) {
        const { before, after } = write;
        const link = before?.links.find((candidate) => candidate.hash === hash);
        if (link === undefined) yield `${after.id} took a password without a link of its own`;
        else if (link.round !== before?.round) yield `${after.id} took a password with a link of round ${link.round}`;
      }
    },
  },
  {
    name: "a code is accepted with a link of the newest round only",
    on: "writes",
    *violations(observations) {
      for (const { write, hash } of taken(observations, "sealedCode")) {
        const link = write.before?.links.find((candidate) => candidate.hash === hash);
        if (link?.round !== write.before?.round)
          yield `${write.after.id} took a code with a link of round ${link?.round}`;
      }
    },
  },
  {
    name: "a password is accepted only before its link expires",
    on: "writes",
    *violations(observations, context) {
      for (const { write, hash } of taken(observations)) {
        const link = write.before?.links.find((candidate) => candidate.hash === hash);
        const end = Date.parse(link?.expiresAt ?? "") + context.story.skewMs + LOOK_TO_WRITE_MS;
        if (write.at > end) yield `${write.after.id} took a password ${write.at - end} ms too late`;
      }
    },
  },
  {
    name: "no password is accepted after an overriding signal",
    on: "writes",
    *violations(observations) {
      for (const { write } of taken(observations)) {
        const signal = write.before?.signals.find(({ name }) => overriding.includes(name));
        if (signal !== undefined) yield `${write.after.id} took a password after ${signal.name}`;
      }
    },
  },
  {
    name: "a link is valid for 24 hours at most",
    on: "writes",
    *violations(observations, { story }) {
      for (const { write, made } of linksMade(observations)) {
        for (const { expiresAt } of made) {
          const life = Date.parse(expiresAt) - write.at;
          if (!(life <= DAY + story.skewMs)) yield `${write.after.id} has a link for ${life / 3_600_000} hours`;
        }
      }
    },
  },
  {
    name: "a new link belongs to the record's round, and invalidates the links of other rounds",
    on: "writes",
    *violations(observations) {
      for (const { write, made } of linksMade(observations)) {
        for (const { round } of made) {
          if (round !== write.after.round)
            yield `${write.after.id} is in round ${write.after.round}, its link in ${round}`;
        }
      }
    },
  },
  {
    name: "no link is created between an overriding signal and the run's acting on it",
    on: "writes",
    *violations(observations) {
      for (const { write, made } of linksMade(observations)) {
        const signal = write.after.signals.find(({ name }) => overriding.includes(name));
        if (made.length > 0 && signal !== undefined) yield `${write.after.id} got a link after ${signal.name}`;
      }
    },
  },
  {
    name: "no link is created for a cancelled onboarding",
    on: "writes",
    *violations(observations, context) {
      const model = modelOf(context);
      for (const { write, made } of linksMade(observations)) {
        if (made.length > 0 && model.signalled.get(write.after.id)?.has("HireCancelled")) yield write.after.id;
      }
    },
  },
  {
    name: "a link that was replaced, or whose onboarding is over, opens nothing",
    on: "answers",
    violations: (observations, context) => lookAtAnswers(observations, context),
  },
];

/** What was asked with a link that was dead by then, and answered as if it were not. */
function* lookAtAnswers(observations: Pick<Observations, "answers">, context: RuleContext): Iterable<string> {
  const { links } = modelOf(context);
  for (const { at, route, body, state = "" } of observations.answers) {
    if (!["link/open", "link/status"].includes(route) || !["ready", "code", "expired"].includes(state)) continue;
    const link = links.get(hashOf(secretIn(textAt(body, "link"))?.secret ?? ""));
    if (link?.invalidSince !== undefined && link.invalidSince < at)
      yield `${link.recordId}, round ${link.round}, is ${state}`;
  }
}
