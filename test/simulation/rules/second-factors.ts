import type { News, Write } from "../recorder/recorder.ts";
import { linkMails } from "./mails.ts";
import { isReset, MINUTE, overriding } from "./model/design-constants.ts";
import { type CodeTaken, factsOf } from "./model/model.ts";
import { textAt } from "./model/read.ts";
import { remembering, type SafetyRule, type Scene } from "./rule.ts";

/** Cognito keeps a session for a quarter of an hour (the README); a minute less counts as that. */
const SESSION_MS = 14 * MINUTE;

/** Where the calls of Cognito have a code. */
const CODES = ["EMAIL_OTP_CODE", "SOFTWARE_TOKEN_MFA_CODE"] as const;

interface CodeGiven extends CodeTaken {
  readonly recordId: string;
}

/** The codes that Cognito gets. */
function* codesGiven({ effects }: Pick<News, "effects">): Iterable<CodeGiven> {
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
    name: "Cognito gets no code but one that was handed in, in the session that it was handed in for",
    on: "effects",
    *broken(news, scene) {
      for (const code of codesGiven(news)) if (timesTaken(scene, code) === 0) yield code.recordId;
    },
  },
  remembering("a code is given to Cognito once, unless giving it has met a fault", "effects", onceEach),
  {
    name: "who has a second factor is activated once it was given or its time is over",
    on: "writes",
    *broken({ writes }, scene) {
      if (scene.story.deployed === "standard") return;
      const { challenges, open } = readerOf(scene);
      for (const { at, before, after } of writes) {
        if (after.status !== "ACTIVATED" || before?.status === "ACTIVATED") continue;
        const challenge = challenges.find(open(sealedSession(before)));
        const isOver = at >= (challenge?.askedAt ?? at) + SESSION_MS - 2 * scene.story.skewMs;
        if (!challenge?.isGiven && !isOver) yield after.id;
      }
    },
  },
  {
    name: "a challenge waits in the session that Cognito goes on with",
    on: "writes",
    *broken({ writes }, scene) {
      const { challenges, open } = readerOf(scene);
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
    name: "a challenge and its code are on the record only while the code is awaited",
    on: "writes",
    *broken({ writes }) {
      for (const { after } of writes) {
        if (after.status === "CODE_WAITING") continue;
        for (const name of ["challenge", "sealedCode", "codeRejection"]) {
          if (after[name] !== undefined) yield `${after.id} is ${after.status} and has ${name}`;
        }
      }
    },
  },
  {
    name: "HR's last word leaves nothing of what was handed in",
    on: "writes",
    *broken({ writes }) {
      for (const { after } of writes) {
        const told = after.signals.find(({ name }) => overriding.includes(name));
        const isLeft = after.sealedPassword !== undefined || after.sealedCode !== undefined;
        if (told !== undefined && isLeft) yield `${after.id} after ${told.name}`;
      }
    },
  },
  {
    name: "nobody is invited who has a password or an authenticator app",
    on: "mails",
    *broken(news, scene) {
      for (const { recordId } of linkMails(news)) {
        const record = scene.witness.records.get(recordId);
        if (record === undefined || isReset(record)) continue;
        const { password, app } = factsOf(scene).accounts.find(record.employeeId) ?? {};
        if (password !== undefined || app !== undefined)
          yield `${recordId} has ${app === undefined ? "a password" : "an app"}`;
      }
    },
  },
];

function readerOf(scene: Scene) {
  const facts = factsOf(scene);
  return { challenges: facts.challenges, open: (sealed: string) => facts.open(sealed) };
}

/** How often a code was handed in, in the session that Cognito gets it in. */
function timesTaken(scene: Scene, { recordId, code, session }: CodeGiven): number {
  const taken = factsOf(scene).codes.get(recordId) ?? [];
  return taken.filter((other) => other.code === code && other.session === session).length;
}

function onceEach(scene: Scene): (news: Pick<News, "effects">) => Iterable<string> {
  const times = new Map<string, number>();
  return function* (news) {
    for (const code of codesGiven(news)) {
      const what = `${code.recordId} ${code.session} ${code.code}`;
      const count = (times.get(what) ?? 0) + 1;
      times.set(what, count);
      if (count > Math.max(1, timesTaken(scene, code)) && !hasMetFault(scene, code.recordId)) yield code.recordId;
    }
  };
}

/** Whether an invocation that was to give a code of this record has met a fault. */
function hasMetFault({ witness }: Scene, recordId: string): boolean {
  return witness.calls.some(({ seen: { functionName, fault, payload } }) => {
    const isFaulty = functionName === "answer-mfa-challenge" && fault !== undefined;
    return isFaulty && textAt(JSON.parse(payload), "onboardingId") === recordId;
  });
}
