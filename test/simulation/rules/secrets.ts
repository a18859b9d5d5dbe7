import { CODE } from "../actors/codes.ts";
import { secretIn } from "./model/model.ts";
import { at, textAt } from "./model/read.ts";
import type { LivenessRule, RuleContext } from "./rule.ts";

/** Secrets, and the only places where the design allows them (section 3). */
interface Secrets {
  readonly passwords: readonly string[];
  /** Of links. */
  readonly secrets: readonly string[];
  readonly taskTokens: readonly string[];
  /** Sessions and tokens of sign-ins. */
  readonly sessions: readonly string[];
  /** Of authenticator apps. */
  readonly apps: readonly string[];
  /** To sign in or to choose a new password with, those that somebody typed. */
  readonly codes: readonly string[];
}

const temporary = ["TemporaryPassword", "Password"];
const granted = ["Session", "AccessToken", "IdToken", "RefreshToken"];

const known = new WeakMap<RuleContext, Secrets>();

/** At the end of a run. */
function secretsOf(context: RuleContext): Secrets {
  const found = known.get(context) ?? collect(context);
  known.set(context, found);
  return found;
}

function collect({ recorder }: RuleContext): Secrets {
  const bodies = recorder.requests.map(({ body }) => body);
  const calls = recorder.all.effects.filter(({ seen }) => seen.call.service === "cognito");
  const outputs = calls.map(({ answer }) => ("output" in answer ? answer.output : {}));
  const tokens = recorder.all.history.map(({ event }) =>
    textAt(event.details, "taskScheduledEventDetails", "parameters"),
  );
  return {
    passwords: texts([
      ...bodies.map((body) => textAt(body, "newPassword")),
      ...calls.flatMap(({ seen }) => temporary.map((name) => textAt(seen.call.input, name))),
    ]),
    secrets: texts(recorder.all.mails.map(({ mail }) => secretIn(/\/#\S+/.exec(mail.text)?.[0] ?? "")?.secret ?? "")),
    taskTokens: texts(tokens.map((parameters) => /"taskToken":"([^"]+)"/.exec(parameters)?.[1] ?? "")),
    sessions: texts(
      outputs.flatMap((output) => [
        ...granted.map((name) => textAt(output, name)),
        ...resultOf(at(output, "AuthenticationResult")),
      ]),
    ),
    apps: texts(outputs.map((output) => textAt(output, "SecretCode"))),
    codes: texts(bodies.map((body) => textAt(body, "code"))),
  };
}

const resultOf = (result: unknown) => granted.map((name) => textAt(result, name));
const texts = (found: readonly string[]) => [...new Set(found.filter(Boolean))];

/** A rule about one place: which kinds of secret it must not hold. */
function nowhereIn(
  place: string,
  read: (context: RuleContext) => string | Promise<string>,
  kinds: readonly (keyof Secrets)[],
): LivenessRule {
  return {
    name: `no secret is in ${place}`,
    async violations(context) {
      const text = await read(context);
      const all = secretsOf(context);
      return kinds.filter((kind) => all[kind].some((secret) => has(text, kind, secret)));
    },
  };
}

/** A code has few digits, which longer texts contain by chance. */
function has(text: string, kind: keyof Secrets, secret: string): boolean {
  if (kind === "codes") return new RegExp(`(?<![\\w.+/-])${secret}(?![\\w+/-])`).test(text);
  return text.includes(secret);
}

const everything = ["passwords", "secrets", "taskTokens", "sessions", "apps", "codes"] as const;
const butTokens = everything.filter((kind) => kind !== "taskTokens");

/** Design section 3, rules 3 and 4: looked for everywhere at the end of a run. */
export const secretRules: readonly LivenessRule[] = [
  nowhereIn("a log", ({ recorder }) => recorder.logs.join(""), everything),
  // The history has task tokens, by `.waitForTaskToken` (docs/decisions/0004).
  nowhereIn(
    "an execution history",
    ({ recorder }) => JSON.stringify(recorder.all.history.map(({ event }) => event.details)),
    butTokens,
  ),
  nowhereIn(
    "an event",
    ({ recorder }) => JSON.stringify(recorder.all.events.map(({ event }) => event.detail)),
    everything,
  ),
  nowhereIn("a mail, except its own link or code", mailsWithoutOwn, everything),
  nowhereIn("a dead letter", lettersOf, everything),
  // The table has the token of an armed wait: it is what the wait is answered with.
  nowhereIn(
    "the table, at any time",
    ({ recorder }) => JSON.stringify(recorder.all.writes.map(({ after }) => after)),
    butTokens,
  ),
];

function mailsWithoutOwn({ recorder }: RuleContext): string {
  return recorder.all.mails
    .map(({ mail }) => {
      const text = JSON.stringify(mail).replaceAll(/https:[^\s"<\\]+\/#[^\s"<\\]+/g, "");
      // Ours have none.
      return mail.tags["onboardingId"] === undefined ? text.replaceAll(new RegExp(CODE, "g"), "") : text;
    })
    .join();
}

/** Dead letters are sent again: those that were sent count as well as those that are left. */
function lettersOf({ world, recorder }: RuleContext): string {
  const { sqs } = world.services;
  const left = sqs.queues().flatMap(({ arn }) => sqs.messages(arn).map(({ body }) => body));
  const sent = recorder.all.effects.map(({ seen }) => textAt(seen.call.input, "MessageBody"));
  return [...left, ...sent].join();
}
