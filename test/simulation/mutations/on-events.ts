// Longer than 150 lines, because it is a list: one mistake after the other.
import { type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, late, silent, story, troubled } from "./stories.ts";

const ACTIVATED = "tasks/steps/emit-event/emit-event.ts";
const FINISH = "tasks/steps/finish-password-challenge/finish-password-challenge.ts";
const ORDER = "tasks/lib/events/event-age.ts";
const SEND = "tasks/steps/send-link/send-link.ts";

/** Mistakes in what is told, answered and read. */
export const onEvents: readonly Mutation[] = [
  {
    name: "UserActivated goes out before the password counts",
    story: story([], { manner: { wrongPasswords: 1 } }),
    code: [
      patch(
        FINISH,
        'if (status === "WAITING") return { outcome: "PasswordRejected" };',
        'if (status === "WAITING") return { outcome: "Activated", activatedAt: record.createdAt };',
      ),
    ],
    caughtBy: ["an end is told only of a record that has come to it"],
    seeds: [1],
  },
  {
    name: "UserActivated names another user",
    story: story(),
    code: [patch(ACTIVATED, "username: employeeId, sub, activatedAt", "username: sub, sub, activatedAt")],
    caughtBy: ["an event names the employee and the user of its onboarding"],
    seeds: [1],
  },
  {
    name: "UserActivated has a new id each time",
    story: story([], troubled),
    code: [patch(ACTIVATED, ":activated`;", ":activated`.concat(String(Date.now()));")],
    caughtBy: ["what is told twice has one id and says the same"],
    seeds: [17],
  },
  {
    name: "an event that the bus did not take counts as told",
    story: story([], troubled),
    code: [patch("tasks/lib/events/publish.ts", "if (FailedEntryCount > 0) throw", "if (FailedEntryCount > 1) throw")],
    caughtBy: ["every end is told to the world"],
    seeds: [19],
  },
  {
    name: "InvitationSent goes out without a mail",
    story: story(),
    code: [
      patch(
        SEND,
        "    await deps.sender.send(input.email, message, { onboardingId: record.id, round: String(input.round) });\n",
        "    void message;\n",
      ),
    ],
    caughtBy: ["InvitationSent is told only of a mail that was sent"],
    seeds: [1],
  },
  {
    name: "a reset leaves other sessions open",
    story: story([["reset by link", HOUR]]),
    machine: "password-reset",
    definition: (definition) => {
      for (const choice of stateOf(definition, "Password accepted?").Choices ?? []) {
        if (choice.Next === "End other sessions") choice.Next = "Emit PasswordResetCompleted";
      }
    },
    caughtBy: ["no step is skipped: each state follows one that may precede it"],
    seeds: [1],
  },
  {
    name: "a reset signs nobody out",
    story: story([["reset by link", HOUR]]),
    code: [
      patch(
        "tasks/steps/sign-out-user/sign-out-user.ts",
        "    await cognito.send(new AdminUserGlobalSignOutCommand({ UserPoolId: userPoolId, Username: employeeId }));\n",
        "    void [AdminUserGlobalSignOutCommand, cognito, userPoolId, employeeId];\n",
      ),
    ],
    caughtBy: ["a reset is complete only once every other session has ended"],
    seeds: [1],
  },
  {
    name: "OnboardingFailed goes out in place of UserActivated",
    story: story(),
    code: [patch(ACTIVATED, 'publish("UserActivated"', 'publish("OnboardingFailed"')],
    caughtBy: ["OnboardingFailed is told only of a run that has failed"],
    seeds: [1],
  },
  {
    name: "the page looks into the table",
    story: story([], { manner: { scanned: true } }),
    code: [
      patch(
        "tasks/portal/app.ts",
        "app.get(path, (c) => c.body(file.body",
        'app.get(path, async (c) => (await deps.records.find("hire-E1"), c.body(file.body',
      ),
      patch("tasks/portal/app.ts", '{ "content-type": file.type }));', '{ "content-type": file.type })));'),
    ],
    caughtBy: ["GET and HEAD ask nothing of AWS"],
    seeds: [1],
  },
  {
    name: "a link that is good for nothing is an error of the portal's",
    story: story([["resend", HOUR]], late),
    code: [
      patch(
        "tasks/portal/link/view-link.ts",
        'return { ...common, state: "gone", reason: link.reason };',
        'throw new Error("gone");',
      ),
    ],
    caughtBy: ["the portal answers with an error of its own only where a call has failed"],
    seeds: [1],
  },
  {
    name: "a link that takes no password is not found",
    story: story([["resend", 5_250]], { ...troubled, manner: { twoTabs: true } }),
    code: [patch("tasks/portal/http/problem.ts", '"link-not-usable": [409,', '"link-not-usable": [404,')],
    caughtBy: ["a link's holder is refused for a reason that the page can tell"],
    seeds: [5],
  },
  {
    name: "who was cancelled or has expired cannot be hired again",
    story: story(
      [
        ["cancel", HOUR],
        ["hire", 24 * HOUR],
      ],
      silent,
    ),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        "      isClosed,\n",
        "      isClosed: () => false && isClosed,\n",
      ),
    ],
    caughtBy: ["every hire leads to an onboarding"],
    seeds: [1],
  },
  {
    name: "a signal that comes while nothing waits is dropped",
    story: story([["move", 200]], silent),
    code: [
      patch(
        "tasks/receivers/signal-onboarding/signal-onboarding.ts",
        "  if (isOver(record)) return",
        '  if (record.taskToken === undefined) return "Dropped";\n  if (isOver(record)) return',
      ),
    ],
    caughtBy: ["every word of HR to an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "news that overtake their hire are dropped at once",
    story: story([["move", 500]], { ...silent, isUnordered: true }),
    code: [patch(ORDER, "age < RECENT_MS;", "age < 0;")],
    caughtBy: ["every word of HR to an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "news that overtake a hire anew are dropped at once",
    story: story(
      [
        ["cancel", HOUR],
        ["hire", 2 * HOUR],
        ["move", 2 * HOUR + 500],
      ],
      { ...silent, isUnordered: true },
    ),
    code: [
      patch(
        "tasks/receivers/signal-onboarding/signal-onboarding.ts",
        'return isKnown ? "Dropped" : dropUnlessRecent(deps, event);',
        'return "Dropped";',
      ),
    ],
    caughtBy: ["every word of HR to an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "news for nobody wait for whatever hire comes next",
    story: story(
      [
        ["cancel", HOUR],
        ["cancel", 2 * HOUR],
        ["hire", 2 * HOUR + 30_000],
      ],
      silent,
    ),
    code: [
      patch(
        ORDER,
        "return sentAt(event) < Date.parse(askedAt);",
        "return sentAt(event) < Date.parse(askedAt) && false;",
      ),
    ],
    caughtBy: ["no word of HR reaches a hire that was sent after it"],
    seeds: [1],
  },
  {
    name: "news for nobody never grow old",
    story: story([["cancel", HOUR]]),
    code: [patch(ORDER, "const RECENT_MS = 120_000", "const RECENT_MS = 1_200_000")],
    caughtBy: ["a word of HR about nobody is no dead letter"],
    seeds: [1],
  },
  {
    name: "an event that nobody can use is not kept",
    story: story([["nonsense", HOUR]]),
    code: [patch("tasks/lib/events/reject.ts", "  await deps.keepRejected(event);\n", "")],
    caughtBy: ["an event that nobody can use is kept and answered"],
    seeds: [1],
  },
];
