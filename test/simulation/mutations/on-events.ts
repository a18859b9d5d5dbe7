// Longer than 150 lines, because it is a list: one mistake after the other.
import { type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, late, silent, story, troubled } from "./stories.ts";

const EMIT_EVENT = "tasks/steps/emit-event/emit-event.ts";
const FINISH = "tasks/steps/finish-password-challenge/finish-password-challenge.ts";
const EVENT_AGE = "tasks/lib/events/event-age.ts";
const SEND = "tasks/steps/send-link/send-link.ts";

/** Mistakes in what is published, answered and read. */
export const onEvents: readonly Mutation[] = [
  {
    name: "UserActivated is published before the password is set",
    story: story([], { behaviour: { wrongPasswords: 1 } }),
    code: [
      patch(
        FINISH,
        'if (status === "WAITING") return { outcome: "PasswordRejected" };',
        'if (status === "WAITING") return { outcome: "Activated", activatedAt: record.createdAt };',
      ),
    ],
    killedBy: ["an end is published only for a record that has reached it"],
    seeds: [1],
  },
  {
    name: "UserActivated names another user",
    story: story(),
    code: [patch(EMIT_EVENT, "username: employeeId, sub, activatedAt", "username: sub, sub, activatedAt")],
    killedBy: ["an event names the employee and the user of its onboarding"],
    seeds: [1],
  },
  {
    name: "UserActivated has a new id each time",
    story: story([], troubled),
    code: [patch(EMIT_EVENT, ":activated`;", ":activated`.concat(String(Date.now()));")],
    killedBy: ["an event that is published twice has the same id and detail"],
    seeds: [17],
  },
  {
    name: "an event that the bus refused counts as published",
    story: story([], troubled),
    code: [patch("tasks/lib/events/publish.ts", "if (FailedEntryCount > 0) throw", "if (FailedEntryCount > 1) throw")],
    killedBy: ["every end is published"],
    seeds: [19],
  },
  {
    name: "InvitationSent is published without a mail",
    story: story(),
    code: [
      patch(
        SEND,
        "    await deps.sender.send(input.email, message, { onboardingId: record.id, round: String(input.round) });\n",
        "    void message;\n",
      ),
    ],
    killedBy: ["InvitationSent is published only for a mail that was sent"],
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
    killedBy: ["no step is skipped: each state follows one that may precede it"],
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
    killedBy: ["a reset is complete only after every other session has ended"],
    seeds: [1],
  },
  {
    name: "OnboardingFailed is published in place of UserActivated",
    story: story(),
    code: [patch(EMIT_EVENT, 'publish("UserActivated"', 'publish("OnboardingFailed"')],
    killedBy: ["OnboardingFailed is published only for a run that has failed"],
    seeds: [1],
  },
  {
    name: "GET of the page reads the table",
    story: story([], { behaviour: { scanned: true } }),
    code: [
      patch(
        "tasks/portal/app.ts",
        "app.get(path, (c) => c.body(file.body",
        'app.get(path, async (c) => (await deps.records.find("hire-E1"), c.body(file.body',
      ),
      patch("tasks/portal/app.ts", '{ "content-type": file.type }));', '{ "content-type": file.type })));'),
    ],
    killedBy: ["GET and HEAD make no call of AWS"],
    seeds: [1],
  },
  {
    name: "a link that is gone is a server error of the portal",
    story: story([["resend", HOUR]], late),
    code: [
      patch(
        "tasks/portal/link/view-link.ts",
        'return { ...common, state: "gone", reason: link.reason };',
        'throw new Error("gone");',
      ),
    ],
    killedBy: ["the portal answers with a server error only after a call has failed"],
    seeds: [1],
  },
  {
    name: "a link that accepts no password is answered as not found",
    story: story([["resend", 5_250]], { ...troubled, behaviour: { twoTabs: true } }),
    code: [patch("tasks/portal/http/problem.ts", '"link-not-usable": [409,', '"link-not-usable": [404,')],
    killedBy: ["a refusal to the holder of a link has a reason that the page can show"],
    seeds: [5],
  },
  {
    name: "a cancelled or expired person cannot be hired again",
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
    killedBy: ["every hire leads to an onboarding"],
    seeds: [1],
  },
  {
    name: "a signal that arrives while nothing waits is dropped",
    story: story([["change email", 200]], silent),
    code: [
      patch(
        "tasks/receivers/signal-onboarding/signal-onboarding.ts",
        "  if (isOver(record)) return",
        '  if (record.taskToken === undefined) return "Dropped";\n  if (isOver(record)) return',
      ),
    ],
    killedBy: ["every HR event about an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "an HR event that overtakes its hire is dropped at once",
    story: story([["change email", 500]], { ...silent, isUnordered: true }),
    code: [patch(EVENT_AGE, "age < RECENT_MS;", "age < 0;")],
    killedBy: ["every HR event about an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "an HR event that overtakes the next hire is dropped at once",
    story: story(
      [
        ["cancel", HOUR],
        ["hire", 2 * HOUR],
        ["change email", 2 * HOUR + 500],
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
    killedBy: ["every HR event about an open onboarding counts"],
    seeds: [1],
  },
  {
    name: "an HR event about nobody reaches the next hire",
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
        EVENT_AGE,
        "return sentAt(event) < Date.parse(askedAt);",
        "return sentAt(event) < Date.parse(askedAt) && false;",
      ),
    ],
    killedBy: ["no HR event reaches a hire that was sent after it"],
    seeds: [1],
  },
  {
    name: "an HR event about nobody stays recent",
    story: story([["cancel", HOUR]]),
    code: [patch(EVENT_AGE, "const RECENT_MS = 120_000", "const RECENT_MS = 1_200_000")],
    killedBy: ["an HR event about nobody is no dead letter"],
    seeds: [1],
  },
  {
    name: "an unusable event is not kept",
    story: story([["invalid", HOUR]]),
    code: [patch("tasks/lib/events/reject.ts", "  await deps.sendToDeadLetters(event);\n", "")],
    killedBy: ["an unusable event is kept and answered"],
    seeds: [1],
  },
];
