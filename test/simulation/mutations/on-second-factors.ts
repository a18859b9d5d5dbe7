// Longer than 150 lines, because it is a list: one mistake after the other.
import { type Mutation, patch, stateOf } from "./mutation.ts";
import { MINUTE, story } from "./stories.ts";

const [ANSWER, FINISH] = [
  "tasks/steps/answer-mfa-challenge/answer-challenge.ts",
  "tasks/steps/finish-password-challenge/finish-password-challenge.ts",
];
const SEND = "tasks/steps/send-link/send-link.ts";
const KEEP = "tasks/lib/cognito/seal-challenge.ts";
const MESSAGES = "tasks/triggers/compose-code-message/messages.ts";

const byMail = { deployed: "secondFactor" } as const;
const byApp = { deployed: "authenticator" } as const;
/** They look for the code for so long that HR says something meanwhile. */
const slow = { manner: { codeDelay: 10 * MINUTE } } as const;

/** Mistakes between a password that is set and the end. */
export const onSecondFactors: readonly Mutation[] = [
  {
    name: "a code is cut to six digits",
    story: story([], byMail),
    code: [patch(ANSWER, "[codeResponses[name]]: code }", "[codeResponses[name]]: code.slice(0, 6) }")],
    caughtBy: ["Cognito gets no code but one that was handed in, in the session that it was handed in for"],
    seeds: [1],
  },
  {
    name: "a code is given twice at once",
    story: story([], byMail),
    code: [
      patch(
        ANSWER,
        "const step = nextStepOf(await respond(deps, username, answer));",
        `await respond(deps, username, { ...answer }).catch(() => undefined);
      const step = nextStepOf(await respond(deps, username, answer));`,
      ),
    ],
    caughtBy: ["a code is given to Cognito once, unless giving it has met a fault"],
    seeds: [1],
  },
  {
    name: "the password is enough where a code is due",
    story: story([], byApp),
    code: [
      patch(FINISH, "return waitingForCode(await deps.sealChallenge(id, outcome));", "return activation(deps.now());"),
    ],
    caughtBy: ["who has a second factor is activated once it was given or its time is over"],
    seeds: [1],
  },
  {
    name: "a wrong code ends the wait",
    story: story([], { ...byMail, manner: { wrongCodes: 1 } }),
    code: [
      patch(
        "tasks/steps/answer-mfa-challenge/code-refusal.ts",
        'if (wrong.some((kind) => error instanceof kind)) return { kind: "rejected", rejection: "wrong-code" };',
        'if (wrong.some((kind) => error instanceof kind)) return { kind: "session-over" };',
      ),
    ],
    caughtBy: ["who has a second factor is activated once it was given or its time is over"],
    seeds: [1],
  },
  {
    name: "a code is awaited for a minute",
    story: story([], { ...byApp, ...slow }),
    definition: (definition) => {
      stateOf(definition, "Wait for the user (code)")["TimeoutSeconds"] = 60;
    },
    caughtBy: ["who has a second factor is activated once it was given or its time is over"],
    seeds: [1],
  },
  {
    name: "a refused code leads back to the password",
    story: story([], { ...byMail, manner: { wrongCodes: 1 } }),
    definition: (definition) => {
      for (const choice of stateOf(definition, "Code accepted?").Choices ?? []) {
        if (choice.Condition.includes("CodeRejected")) choice.Next = "Wait for the user";
      }
    },
    caughtBy: [
      "no step is skipped: each state follows one that may precede it",
      "a run goes where the outcome of its task says",
    ],
    seeds: [1],
  },
  {
    name: "an app is set up in a session that is used up",
    story: story([], byApp),
    code: [
      patch(
        KEEP,
        "sealedSession: await deps.sealSession(onboardingId, association.session)",
        "sealedSession: await deps.sealSession(onboardingId, session)",
      ),
    ],
    caughtBy: ["a challenge waits in the session that Cognito goes on with"],
    seeds: [1],
  },
  {
    name: "a challenge is kept when HR has corrected the address",
    story: story([["move", 2 * MINUTE]], { ...byMail, ...slow }),
    code: [patch(SEND, '["taskToken", "challenge", "sealedCode", "codeRejection"]', '["taskToken", "sealedCode"]')],
    caughtBy: ["a challenge and its code are on the record only while the code is awaited"],
    seeds: [1],
  },
  {
    name: "a code stays when HR has said otherwise",
    story: story([["move", 18_600]], byMail),
    code: [
      patch(
        "tasks/lib/signal/store-signal.ts",
        '["sealedPassword", "sealedCode", "rejection"]',
        '["sealedPassword", "rejection"]',
      ),
    ],
    caughtBy: ["HR's last word leaves nothing of what was handed in"],
    seeds: [1],
  },
  {
    name: "what HR says just before the code is due is dropped",
    story: story([["move", 5_400]], byMail),
    code: [patch(FINISH, "      where: { sealedPassword },\n", "")],
    caughtBy: ["a hire that HR has cancelled ends so, and an address that HR has corrected is the account's"],
    seeds: [1],
  },
  {
    name: "a second code takes the place of the first",
    story: story([], { ...byMail, manner: { twoTabs: true } }),
    code: [
      patch("tasks/portal/link/resolve-link.ts", 'if (isSubmitted(record)) return { state: "checking", record };', ""),
      patch("tasks/portal/link/submit-code.ts", '    without: ["sealedCode"],\n', ""),
    ],
    caughtBy: ["a code counts until its outcome is known"],
    seeds: [13],
  },
  {
    name: "a code is taken with a link of an earlier round",
    story: story([["move", 2 * MINUTE]], { ...byMail, ...slow }),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        "const isNewest = link.round === record.round;",
        'const isNewest = link.round === record.round || record.status === "CODE_WAITING";',
      ),
      patch(
        "tasks/portal/link/resolve-link.ts",
        "if (person !== undefined && found.wasMailedTo(person.email)) return",
        'if (person !== undefined && (link.state === "code" || found.wasMailedTo(person.email))) return',
      ),
    ],
    caughtBy: ["a code is taken with a link of the newest round only"],
    seeds: [1],
  },
  {
    name: "the password stays when HR has corrected the address",
    story: story([["move", 2 * MINUTE]], { ...byMail, ...slow }),
    code: [patch("tasks/steps/take-new-address/take-new-address.ts", "    await deps.revokeAccess(employeeId);\n", "")],
    caughtBy: ["nobody is invited who has a password or an authenticator app"],
    seeds: [1],
  },
  {
    name: "one code is all that anybody may try",
    story: story([], { ...byMail, manner: { wrongCodes: 1 } }),
    code: [patch("tasks/portal/link/submit-code.ts", "const MAX_CODES = 10;", "const MAX_CODES = 1;")],
    caughtBy: ["whoever looks for the code in time gives it, where no call has failed"],
    seeds: [1],
  },
  {
    name: "the mail with a code has none",
    story: story([], byMail),
    code: [
      patch(MESSAGES, "String(html", "hidden(html"),
      patch(
        MESSAGES,
        "/** With a code for the sign-in:",
        'const hidden = (text: object) => String(text).replace(/^[^ ]+/, (code) => "<!--".concat(code, "-->"));\n/** With a code for the sign-in:',
      ),
    ],
    caughtBy: ["whoever is activated and has a second factor signs in with both"],
    seeds: [1],
  },
  {
    name: "the portal logs what somebody types as a code",
    story: story([], byMail),
    code: [
      patch(
        "tasks/portal/link/submit-code.ts",
        "    const link = await resolveLink(deps, fragment);\n",
        '    const link = await resolveLink(deps, fragment);\n    deps.log.info("LINK_UNKNOWN", { onboardingId: typed });\n',
      ),
    ],
    caughtBy: ["no secret is in a log"],
    seeds: [1],
  },
  {
    name: "the secret of an app is on the record as it is",
    story: story([], byApp),
    code: [
      patch(
        KEEP,
        "sealedAuthenticator: await deps.sealAuthenticator(onboardingId, association.secret),",
        "sealedAuthenticator: await deps.sealAuthenticator(onboardingId, association.secret), destination: association.secret,",
      ),
    ],
    caughtBy: ["no secret is in the table, at any time"],
    seeds: [1],
  },
];
