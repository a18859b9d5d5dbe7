import type { Observations, Write } from "../recorder/recorder.ts";
import { linkMails } from "./mails.ts";
import { isReset, MINUTE, overriding } from "./model/design-constants.ts";
import { modelOf, type SubmittedCode } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { type RuleContext, type SafetyRule, statefulRule } from "./rule.ts";

/** Cognito keeps a session for a quarter of an hour (the README); a minute less counts as that. */
const SESSION_MS = 14 * MINUTE;

/** Where the calls of Cognito have a code. */
const CODES = ["EMAIL_OTP_CODE", "SOFTWARE_TOKEN_MFA_CODE"] as const;

interface GivenCode extends SubmittedCode {
  readonly recordId: string;
}

/** The codes that Cognito gets. */
function* codesGiven({ effects }: Pick<Observations, "effects">): Iterable<GivenCode> {
  for (const { seen } of effects) {
    if (seen.functionName !== "answer-mfa-challenge" || seen.call.service !== "cognito") continue;
    const { input } = seen.call;
    const codes = CODES.map((name) => textAt(input, "ChallengeResponses", name));
    const code = [...codes, textAt(input, "UserCode")].find(Boolean);
    const recordId = textAt(JSON.parse(seen.payload), "onboardingId");
    if (code !== undefined) yield { code, recordId, session: textAt(input, "Session") };
  }
}

const sealedSession = (record: Write["before"]): string => textAt(record, "challenge", "sealedSession");

/** The second factor, between a password that is set and the end. */
export const secondFactorRules: readonly SafetyRule[] = [
  {
    name: "Cognito gets no code but a submitted one, in the session that it was submitted for",
    on: "effects",
    *violations(observations, context) {
      for (const code of codesGiven(observations)) if (timesSubmitted(context, code) === 0) yield code.recordId;
    },
  },
  statefulRule("Cognito gets a code once, except after a fault of that call", "effects", onceEach),
  {
    name: "a person with a second factor is activated after the code or after its time",
    on: "writes",
    *violations({ writes }, context) {
      if (context.story.deployed === "standard") return;
      const { challenges, open } = readerOf(context);
      for (const { at, before, after } of writes) {
        if (after.status !== "ACTIVATED" || before?.status === "ACTIVATED") continue;
        const challenge = challenges.find(open(sealedSession(before)));
        const isOver = at >= (challenge?.askedAt ?? at) + SESSION_MS - 2 * context.story.skewMs;
        if (!challenge?.isGiven && !isOver) yield after.id;
      }
    },
  },
  {
    name: "a challenge on the record has the session that Cognito continues",
    on: "writes",
    *violations({ writes }, context) {
      const { challenges, open } = readerOf(context);
      for (const { before, after } of writes) {
        if (sealedSession(after) === "" || sealedSession(after) === sealedSession(before)) continue;
        const challenge = challenges.find(open(sealedSession(after)));
        const isTheirs = challenge?.username === after.employeeId && !challenge.isReplaced && !challenge.isGiven;
        const secret = open(textAt(after, "challenge", "sealedAuthenticator"));
        if (!isTheirs || challenge.secret !== secret) yield after.id;
      }
    },
  },
  {
    name: "a challenge and its code are on the record only while the run waits for the code",
    on: "writes",
    *violations({ writes }) {
      for (const { after } of writes) {
        if (after.status === "CODE_WAITING") continue;
        for (const name of ["challenge", "sealedCode", "codeRejection"]) {
          if (after[name] !== undefined) yield `${after.id} is ${after.status} and has ${name}`;
        }
      }
    },
  },
  {
    name: "an overriding signal leaves nothing that was submitted",
    on: "writes",
    *violations({ writes }) {
      for (const { after } of writes) {
        const signal = after.signals.find(({ name }) => overriding.includes(name));
        const isLeft = after.sealedPassword !== undefined || after.sealedCode !== undefined;
        if (signal !== undefined && isLeft) yield `${after.id} after ${signal.name}`;
      }
    },
  },
  {
    name: "no person with a password or an authenticator app is invited",
    on: "mails",
    *violations(observations, context) {
      for (const { recordId } of linkMails(observations)) {
        const record = context.recorder.records.get(recordId);
        if (record === undefined || isReset(record)) continue;
        const { password, app } = modelOf(context).accounts.find(record.employeeId) ?? {};
        if (password !== undefined || app !== undefined)
          yield `${recordId} has ${app === undefined ? "a password" : "an app"}`;
      }
    },
  },
];

function readerOf(context: RuleContext) {
  const model = modelOf(context);
  return { challenges: model.challenges, open: (sealed: string) => model.open(sealed) };
}

/** How often a code was submitted, in the session that Cognito gets it in. */
function timesSubmitted(context: RuleContext, { recordId, code, session }: GivenCode): number {
  const taken = modelOf(context).submittedCodes.get(recordId) ?? [];
  return taken.filter((other) => other.code === code && other.session === session).length;
}

function onceEach(context: RuleContext): (observations: Pick<Observations, "effects">) => Iterable<string> {
  const times = new Map<string, number>();
  return function* (observations) {
    for (const code of codesGiven(observations)) {
      const what = `${code.recordId} ${code.session} ${code.code}`;
      const count = (times.get(what) ?? 0) + 1;
      times.set(what, count);
      if (count > Math.max(1, timesSubmitted(context, code)) && !hasMetFault(context, code.recordId))
        yield code.recordId;
    }
  };
}

/** Whether an invocation that was to give a code of this record has met a fault. */
function hasMetFault({ recorder }: RuleContext, recordId: string): boolean {
  return recorder.calls.some(({ seen: { functionName, fault, payload } }) => {
    const isFaulty = functionName === "answer-mfa-challenge" && fault !== undefined;
    return isFaulty && textAt(JSON.parse(payload), "onboardingId") === recordId;
  });
}
