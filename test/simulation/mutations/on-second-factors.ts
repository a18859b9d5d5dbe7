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
/** The person needs so long for the code that an event of HR arrives meanwhile. */
const slow = { behaviour: { codeDelay: 10 * MINUTE } } as const;

/** Mistakes between a password that is set and the end. */
export const onSecondFactors: readonly Mutation[] = [
  {
    name: "a code is cut to six digits",
    story: story([], byMail),
    code: [patch(ANSWER, "[codeResponses[name]]: code }", "[codeResponses[name]]: code.slice(0, 6) }")],
    killedBy: ["Cognito gets no code but a submitted one, in the session that it was submitted for"],
    seeds: [1],
  },
  {
    name: "a code is sent to Cognito twice",
    story: story([], byMail),
    code: [
      patch(
        ANSWER,
        "const step = nextStepOf(await respond(deps, username, response));",
        `await respond(deps, username, { ...response }).catch(() => undefined);
      const step = nextStepOf(await respond(deps, username, response));`,
      ),
    ],
    killedBy: ["Cognito gets a code once, except after a fault of that call"],
    seeds: [1],
  },
  {
    name: "the password is enough where a code is due",
    story: story([], byApp),
    code: [
      patch(FINISH, "return codeRequired(await deps.sealChallenge(id, outcome));", "return activation(deps.now());"),
    ],
    killedBy: ["a person with a second factor is activated after the code or after its time"],
    seeds: [1],
  },
  {
    name: "a wrong code ends the wait",
    story: story([], { ...byMail, behaviour: { wrongCodes: 1 } }),
    code: [
      patch(
        "tasks/steps/answer-mfa-challenge/code-refusal.ts",
        'if (wrongCodeErrors.some((kind) => error instanceof kind)) return { kind: "rejected", rejection: "wrong-code" };',
        'if (wrongCodeErrors.some((kind) => error instanceof kind)) return { kind: "session-over" };',
      ),
    ],
    killedBy: ["a person with a second factor is activated after the code or after its time"],
    seeds: [1],
  },
  {
    name: "the run waits for a code for a minute only",
    story: story([], { ...byApp, ...slow }),
    definition: (definition) => {
      stateOf(definition, "Wait for the user (code)")["TimeoutSeconds"] = 60;
    },
    killedBy: ["a person with a second factor is activated after the code or after its time"],
    seeds: [1],
  },
  {
    name: "a refused code leads back to the password",
    story: story([], { ...byMail, behaviour: { wrongCodes: 1 } }),
    definition: (definition) => {
      for (const choice of stateOf(definition, "Code accepted?").Choices ?? []) {
        if (choice.Condition.includes("CodeRejected")) choice.Next = "Wait for the user";
      }
    },
    killedBy: [
      "no step is skipped: each state follows one that may precede it",
      "a run follows the transition of its task's outcome",
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
    killedBy: ["a challenge on the record has the session that Cognito continues"],
    seeds: [1],
  },
  {
    name: "a challenge stays after a corrected address",
    story: story([["change email", 2 * MINUTE]], { ...byMail, ...slow }),
    code: [patch(SEND, '["taskToken", "challenge", "sealedCode", "codeRejection"]', '["taskToken", "sealedCode"]')],
    killedBy: ["a challenge and its code are on the record only while the run waits for the code"],
    seeds: [1],
  },
  {
    name: "a code stays after an overriding signal",
    story: story([["change email", 18_600]], byMail),
    code: [
      patch(
        "tasks/lib/signal/store-signal.ts",
        '["sealedPassword", "sealedCode", "rejection"]',
        '["sealedPassword", "rejection"]',
      ),
    ],
    killedBy: ["an overriding signal leaves nothing that was submitted"],
    seeds: [1],
  },
  {
    name: "a signal just before the code is due is dropped",
    story: story([["change email", 5_400]], byMail),
    code: [patch(FINISH, "      where: { sealedPassword },\n", "")],
    killedBy: ["a cancelled hire ends as Cancelled, and a corrected address is the account's"],
    seeds: [1],
  },
  {
    name: "a second code replaces the first",
    story: story([], { ...byMail, behaviour: { twoTabs: true } }),
    code: [
      patch("tasks/portal/link/resolve-link.ts", 'if (isSubmitted(record)) return { state: "checking", record };', ""),
      patch("tasks/portal/link/submit-code.ts", '    without: ["sealedCode"],\n', ""),
    ],
    killedBy: ["a submitted code counts until its outcome is known"],
    seeds: [13],
  },
  {
    name: "a code is accepted with a link of an earlier round",
    story: story([["change email", 2 * MINUTE]], { ...byMail, ...slow }),
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
    killedBy: ["a code is accepted with a link of the newest round only"],
    seeds: [1],
  },
  {
    name: "the password stays after a corrected address",
    story: story([["change email", 2 * MINUTE]], { ...byMail, ...slow }),
    code: [patch("tasks/steps/take-new-address/take-new-address.ts", "    await deps.revokeAccess(employeeId);\n", "")],
    killedBy: ["no person with a password or an authenticator app is invited"],
    seeds: [1],
  },
  {
    name: "only one code may be tried",
    story: story([], { ...byMail, behaviour: { wrongCodes: 1 } }),
    code: [patch("tasks/portal/link/submit-code.ts", "const MAX_CODES = 10;", "const MAX_CODES = 1;")],
    killedBy: ["a person who gets the code in time submits it, where no call has failed"],
    seeds: [1],
  },
  {
    name: "the mail with the code has no code",
    story: story([], byMail),
    code: [
      patch(MESSAGES, "String(html", "hidden(html"),
      patch(
        MESSAGES,
        "export function signInMessages(",
        'const hidden = (text: object) => String(text).replace(/^[^ ]+/, (code) => "<!--".concat(code, "-->"));\nexport function signInMessages(',
      ),
    ],
    killedBy: ["an activated person with a second factor signs in with both"],
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
    killedBy: ["no secret is in a log"],
    seeds: [1],
  },
  {
    name: "the secret of an app is on the record in clear",
    story: story([], byApp),
    code: [
      patch(
        KEEP,
        "sealedAuthenticator: await deps.sealAuthenticator(onboardingId, association.secret),",
        "sealedAuthenticator: await deps.sealAuthenticator(onboardingId, association.secret), destination: association.secret,",
      ),
    ],
    killedBy: ["no secret is in the table, at any time"],
    seeds: [1],
  },
];
