// Longer than 150 lines, because it is a list: one mistake after the other.
import { leadTo, type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, MINUTE, silent, story, troubled } from "./stories.ts";

const RECORDS = "tasks/lib/record";
const OLD_WAYS = ["a record is written once and never made anew or deleted"] as const;

const freshLinks = Array.from({ length: 12 }, (_, index) => ["resend", 5_100 * (index + 1)] as const);

/** Mistakes in what is written on records, and when. */
export const onRecords: readonly Mutation[] = [
  {
    name: "a new record is put over one that is there",
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
    caughtBy: OLD_WAYS,
    seeds: [1],
  },
  {
    name: "a write does not ask for the status before",
    code: [patch(`${RECORDS}/update.ts`, "...(allowed ? [statusIn(allowed, placeholders)] : []),", "")],
    caughtBy: ["the status moves only along the ways of the design"],
    seeds: [4],
  },
  {
    name: "records are read as they may have been a moment ago",
    // A receiver that sees no record yet looks again. The page does not, which people open when the next link is made.
    story: story(freshLinks, { ...troubled, manner: { wrongPasswords: 3 } }),
    code: [patch(`${RECORDS}/record-store.ts`, "ConsistentRead: true", "ConsistentRead: false")],
    caughtBy: [
      "a link that was replaced or whose onboarding is over opens nothing",
      "every run ends in a named end",
      "every word of HR to an open onboarding counts",
      "no step is skipped: each state follows one that may precede it",
    ],
    seeds: [11, 27],
  },
  {
    name: "a record begins as started",
    story: story(),
    code: [patch(`${RECORDS}/claim.ts`, 'status: "RECEIVED",', 'status: "STARTED",')],
    caughtBy: ["a record begins as received"],
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
    caughtBy: ["generations count up by one"],
    seeds: [1],
  },
  {
    name: "every hire is the first of its kind",
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
    caughtBy: ["nobody has two onboardings, or two resets, that are open"],
    seeds: [1],
  },
  {
    name: "who is activated is hired anew",
    story: story([["hire", HOUR]]),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "      isClosed,\n",
        '      isClosed: (record) => isClosed(record) || record.status === "ACTIVATED",\n',
      ),
    ],
    caughtBy: ["who is activated is never onboarded again"],
    seeds: [1],
  },
  {
    name: "a record that is closed keeps what was handed in and its token",
    story: story([["cancel", HOUR]], silent),
    code: [
      patch(
        `${RECORDS}/update.ts`,
        '["taskToken", "rejection", "sealedPassword", "challenge", "sealedCode", "codeRejection"]',
        "[]",
      ),
    ],
    caughtBy: ["what is over holds no token and nothing that was handed in"],
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
    caughtBy: ["what is over holds no token and nothing that was handed in"],
    seeds: [1],
  },
  {
    name: "an onboarding expires although a password was handed in",
    story: story(),
    code: [
      patch(`${RECORDS}/record.ts`, 'EXPIRED: ["RECEIVED", "STARTED", "INVITED", "WAITING"]', 'EXPIRED: ["SUBMITTED"]'),
      patch("tasks/steps/close-onboarding/close-onboarding.ts", '{ without: ["sealedPassword"], where:', "{ where:"),
    ],
    definition: (definition) => {
      stateOf(definition, "Wait for the user").Next = "Reminders left?";
      leadTo(definition, "Wait for the user", "States.Timeout", "Finish password challenge");
    },
    caughtBy: ["who has handed a password in is not expired"],
    seeds: [1],
  },
  {
    name: "a second password takes the place of the first",
    story: story([], { manner: { twoTabs: true } }),
    code: [
      patch(`${RECORDS}/record.ts`, 'SUBMITTED: ["WAITING"]', 'SUBMITTED: ["WAITING", "SUBMITTED"]'),
      patch(
        "tasks/portal/link/submit-password.ts",
        '    having: ["taskToken"],\n    without: ["sealedPassword"],\n',
        '    having: ["taskToken"],\n',
      ),
    ],
    caughtBy: ["an answer counts until its outcome is known"],
    seeds: [1],
  },
  {
    name: "rounds begin anew with each mail",
    story: story([["resend", HOUR]], silent),
    code: [patch("tasks/steps/send-link/send-link.ts", "set: { round },", "set: { round: 1 },")],
    caughtBy: ["rounds never go back", "a new link is of the record's round, and kills those of others"],
    seeds: [1],
  },
  {
    name: "a signal that comes twice is taken twice",
    story: story([["resend", HOUR]], { ...silent, isTwice: true }),
    code: [patch("tasks/lib/signal/store-signal.ts", "lacking: { signalIds: signal.id },", "")],
    caughtBy: ["a signal is taken once"],
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
    caughtBy: ["every signal is counted and its id kept for good"],
    seeds: [1],
  },
  {
    name: "acting on one signal forgets the others",
    story: story(
      [
        ["move", HOUR],
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
    caughtBy: ["signals are acted on in the order of their arrival, and none is dropped"],
    seeds: [1],
  },
];
