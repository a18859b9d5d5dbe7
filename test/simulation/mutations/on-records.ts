// Longer than 150 lines, because it is a list: one mistake after the other.
import { leadTo, type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, MINUTE, silent, story, troubled } from "./stories.ts";

const RECORDS = "tasks/lib/record";
const OLD_WAYS = ["a record is created once, and never created again or deleted"] as const;

const freshLinks = Array.from({ length: 12 }, (_, index) => ["resend", 5_100 * (index + 1)] as const);

/** Mistakes in what is written on records, and when. */
export const onRecords: readonly Mutation[] = [
  {
    name: "a new record overwrites an existing one",
    story: story([
      ["hire", 0],
      ["hire", 0],
    ]),
    code: [
      patch(`${RECORDS}/record-store.ts`, 'ConditionExpression: "attribute_not_exists(id)",', ""),
      patch(
        `${RECORDS}/claim.ts`,
        "if (record === undefined) {",
        "if (record === undefined || record.status === 'RECEIVED') {",
      ),
    ],
    killedBy: OLD_WAYS,
    seeds: [1],
  },
  {
    name: "a write has no condition on the prior status",
    code: [patch(`${RECORDS}/update.ts`, "...(allowed ? [statusIn(allowed, placeholders)] : []),", "")],
    killedBy: ["the status moves only along the transitions of the design"],
    seeds: [4],
  },
  {
    name: "reads of records are not consistent",
    // A receiver that sees no record yet looks again. The page does not, which people open when the next link is made.
    story: story(freshLinks, { ...troubled, behaviour: { wrongPasswords: 3 } }),
    code: [patch(`${RECORDS}/record-store.ts`, "ConsistentRead: true", "ConsistentRead: false")],
    killedBy: [
      "a link that was replaced, or whose onboarding is over, opens nothing",
      "every run ends in a named end",
      "every HR event about an open onboarding counts",
      "no step is skipped: each state follows one that may precede it",
    ],
    seeds: [11, 27],
  },
  {
    name: "a record begins with the status STARTED",
    story: story(),
    code: [patch(`${RECORDS}/claim.ts`, 'status: "RECEIVED",', 'status: "STARTED",')],
    killedBy: ["a record begins as received"],
    seeds: [1],
  },
  {
    name: "every generation is the first",
    story: story(
      [
        ["cancel", HOUR],
        ["hire", 24 * HOUR],
      ],
      silent,
    ),
    code: [patch(`${RECORDS}/claim.ts`, "...identity,\n    status", "...identity,\n    generation: 1,\n    status")],
    killedBy: ["generations count up by one"],
    seeds: [1],
  },
  {
    name: "every hire starts the next generation",
    story: story([["hire", MINUTE]], silent),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "      isClosed,\n",
        "      isClosed: () => true,\n",
      ),
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "(await isRunning(executionArn)) throw",
        "(!isRunning) throw",
      ),
    ],
    killedBy: ["no person has two open onboardings, or two open resets"],
    seeds: [1],
  },
  {
    name: "an activated person is onboarded again",
    story: story([["hire", HOUR]]),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "      isClosed,\n",
        '      isClosed: (record) => isClosed(record) || record.status === "ACTIVATED",\n',
      ),
    ],
    killedBy: ["an activated person is never onboarded again"],
    seeds: [1],
  },
  {
    name: "a closed record keeps its task token and what was submitted",
    story: story([["cancel", HOUR]], silent),
    code: [
      patch(
        `${RECORDS}/update.ts`,
        '["taskToken", "rejection", "sealedPassword", "challenge", "sealedCode", "codeRejection"]',
        "[]",
      ),
    ],
    killedBy: ["a record that is over holds no task token and nothing that was submitted"],
    seeds: [1],
  },
  {
    name: "the sealed password stays after it was used",
    story: story(),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/finish-password-challenge.ts",
        '["sealedPassword", "taskToken"]',
        '["taskToken"]',
      ),
    ],
    killedBy: ["a record that is over holds no task token and nothing that was submitted"],
    seeds: [1],
  },
  {
    name: "an onboarding expires although a password was submitted",
    story: story(),
    code: [
      patch(`${RECORDS}/record.ts`, 'EXPIRED: ["RECEIVED", "STARTED", "INVITED", "WAITING"]', 'EXPIRED: ["SUBMITTED"]'),
      patch("tasks/steps/close-onboarding/close-onboarding.ts", '{ without: ["sealedPassword"], where:', "{ where:"),
    ],
    definition: (definition) => {
      stateOf(definition, "Wait for the user").Next = "Reminders left?";
      leadTo(definition, "Wait for the user", "States.Timeout", "Finish password challenge");
    },
    killedBy: ["an onboarding with a submitted password does not expire"],
    seeds: [1],
  },
  {
    name: "a second password replaces the first",
    story: story([], { behaviour: { twoTabs: true } }),
    code: [
      patch(`${RECORDS}/record.ts`, 'SUBMITTED: ["WAITING"]', 'SUBMITTED: ["WAITING", "SUBMITTED"]'),
      patch(
        "tasks/portal/link/submit-password.ts",
        '    having: ["taskToken"],\n    without: ["sealedPassword"],\n',
        '    having: ["taskToken"],\n',
      ),
    ],
    killedBy: ["a submitted password counts until its outcome is known"],
    seeds: [1],
  },
  {
    name: "every mail is of the first round",
    story: story([["resend", HOUR]], silent),
    code: [patch("tasks/steps/send-link/send-link.ts", "set: { round },", "set: { round: 1 },")],
    killedBy: [
      "rounds never decrease",
      "a new link belongs to the record's round, and invalidates the links of other rounds",
    ],
    seeds: [1],
  },
  {
    name: "a signal that is delivered twice is stored twice",
    story: story([["resend", HOUR]], { ...silent, isTwice: true }),
    code: [patch("tasks/lib/signal/store-signal.ts", "lacking: { signalIds: signal.id },", "")],
    killedBy: ["a signal is stored once"],
    seeds: [1],
  },
  {
    name: "a signal's id is not kept",
    story: story([["resend", HOUR]], silent),
    code: [
      patch(
        "tasks/lib/signal/store-signal.ts",
        "append: { signals: [signal], signalIds: [signal.id] },",
        "append: { signals: [signal] },",
      ),
    ],
    killedBy: ["every signal is counted, and its id is kept for ever"],
    seeds: [1],
  },
  {
    name: "removing the handled signal removes the others too",
    story: story(
      [
        ["change email", HOUR],
        ["resend", HOUR],
      ],
      silent,
    ),
    code: [
      patch(
        "tasks/lib/signal/remove-signals.ts",
        "{ shift: { signals: handled }, ...endOfRound }",
        "{ set: { signals: [] }, ...endOfRound }",
      ),
      patch(
        "tasks/steps/send-link/send-link.ts",
        "{ shift: { signals: signalId } }",
        "{ set: { round, signals: [] } }",
      ),
    ],
    killedBy: ["the run acts on every signal, in the order of arrival"],
    seeds: [1],
  },
];
