// Longer than 150 lines, because it is a list: one mistake after the other.
import type { Template } from "./mutation.ts";
import { leadTo, type Mutation, patch, stateOf } from "./mutation.ts";
import { HOUR, late, MINUTE, silent, story, troubled } from "./stories.ts";

const SEND = "tasks/steps/send-link/send-link.ts";

/** Sets an environment variable wherever it is. */
function variable(resources: Template["Resources"], name: string, value: string): void {
  for (const { Type, Properties } of Object.values(resources)) {
    const variables: unknown =
      Type === "AWS::Lambda::Function" ? Reflect.get(Object(Properties["Environment"]), "Variables") : {};
    if (Reflect.has(Object(variables), name)) Reflect.set(Object(variables), name, value);
  }
}

/** Mistakes in how links are made, kept and taken. */
export const onLinks: readonly Mutation[] = [
  {
    name: "links of earlier rounds stay good",
    story: story([["resend", HOUR]], late),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        "const isNewest = link.round === record.round;",
        "const isNewest = true;",
      ),
    ],
    caughtBy: ["a link that was replaced or whose onboarding is over opens nothing"],
    seeds: [1],
  },
  {
    name: "a password is taken whatever the round of its link",
    story: story(
      [
        ["resend", 4_000],
        ["resend", 7_000],
        ["resend", 10_000],
      ],
      troubled,
    ),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        "const isNewest = link.round === record.round;",
        "const isNewest = true;",
      ),
      patch(
        "tasks/portal/link/submit-password.ts",
        "{ round, signalCount: record.signalCount }",
        "{ signalCount: record.signalCount }",
      ),
      patch(
        "tasks/portal/link/view-link.ts",
        "const link = await resolveLink(deps, fragment);",
        `const link = await resolveLink(deps, fragment);
        if (link.state === "ready" && link.link.round !== link.record.round) return { ...common, state: "checking" };`,
      ),
    ],
    caughtBy: ["a password is taken with a link of the newest round only"],
    seeds: [2],
  },
  {
    name: "a link has no end",
    story: story([], late),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        'return isLive ? { state: "ready", record, link } : { state: "expired", record };',
        'return { state: "ready", record, link };',
      ),
    ],
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "3600"),
    caughtBy: ["a password is taken only while its link lives"],
    seeds: [1],
  },
  {
    name: "a link lives for 25 hours",
    story: story(),
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "90000"),
    caughtBy: ["a link lives for 24 hours at most"],
    seeds: [1],
  },
  {
    name: "a password is taken although HR has said otherwise",
    story: story([["move", 5_250]]),
    code: [
      patch("tasks/portal/link/resolve-link.ts", "if (isSuperseded(record)) return", "if (false) return"),
      patch("tasks/portal/link/submit-password.ts", "{ round, signalCount: record.signalCount }", "{ round }"),
    ],
    caughtBy: ["no password is taken once HR has said otherwise"],
    seeds: [1],
  },
  {
    name: "a link is made although HR has said otherwise",
    story: story([["move", 200]]),
    code: [
      patch(
        SEND,
        "record.mailedRound >= input.round || isSuperseded(record, input.signalId)",
        "record.mailedRound >= input.round",
      ),
      patch(
        SEND,
        "{ mailedRound: record.mailedRound, signalCount: record.signalCount }",
        "{ mailedRound: record.mailedRound }",
      ),
    ],
    caughtBy: ["no link is made between HR's last word and the run's acting on it"],
    seeds: [4],
  },
  {
    name: "who is cancelled is invited once more",
    story: story([["cancel", HOUR]], silent),
    definition: (definition) => leadTo(definition, "Wait for the user", "HireCancelled", "Verify email attribute"),
    code: [patch(SEND, "record.mailedRound >= input.round || isSuperseded", "isSuperseded")],
    caughtBy: ["no link is made of a cancelled onboarding"],
    seeds: [1],
  },
  {
    name: "a new link is of the round before",
    story: story(),
    code: [patch(SEND, "...hashes, round: input.round,", "...hashes, round: input.round - 1,")],
    caughtBy: ["a new link is of the record's round, and kills those of others"],
    seeds: [1],
  },
  {
    name: "the hash is noted after the mail",
    story: story(),
    code: [
      patch(
        SEND,
        "    const noted = await deps.records.change(record.id, newRound(record, input, entry));\n    if (noted === undefined) continue;\n",
        "",
      ),
      patch(
        SEND,
        "    return noteMail(deps, input, record.mailedRound);\n  }\n}",
        "    await deps.records.change(record.id, newRound(record, input, entry));\n    return noteMail(deps, input, record.mailedRound);\n  }\n}",
      ),
    ],
    caughtBy: ["a link's hash is on the record before its mail leaves"],
    seeds: [1],
  },
  {
    name: "every mail goes to HR as well",
    story: story(),
    code: [
      patch("tasks/lib/mail/invitation-sender.ts", "ToAddresses: [to]", 'ToAddresses: [to, "people@example.com"]'),
    ],
    caughtBy: ["a mail goes to one address, and one that HR has named"],
    seeds: [1],
  },
  {
    name: "a new address is not taken into the run",
    story: story([["move", HOUR]], silent),
    definition: (definition) => {
      delete stateOf(definition, "Take new address")["Assign"];
    },
    caughtBy: ["no mail goes to an address that HR had replaced when its link was made"],
    seeds: [1],
  },
  {
    name: "a reset goes to another address than the account's",
    story: story([["reset by link", HOUR]]),
    machine: "password-reset",
    definition: (definition) => {
      stateOf(definition, "Verify email attribute")["Assign"] = {
        email: "{% 'new-' & $states.result.Payload.email %}",
      };
    },
    caughtBy: ["a reset is mailed to the address that the account has"],
    seeds: [1],
  },
  {
    name: "the address is set without being verified",
    story: story(),
    code: [
      patch(
        "tasks/steps/verify-email-attribute/verify-email-attribute.ts",
        'Name: "email_verified", Value: "true"',
        'Name: "email_verified", Value: "false"',
      ),
    ],
    caughtBy: ["no mail goes to an address that is not verified as this account's"],
    seeds: [1],
  },
  {
    name: "every mail is sent twice",
    story: story(),
    code: [patch(SEND, "await deps.sender.send(", "for (const _ of [1, 2]) await deps.sender.send(")],
    caughtBy: ["a round has one mail, unless sending one has met a fault"],
    seeds: [1],
  },
  {
    name: "reminders come hourly",
    story: story([], silent),
    definition: (definition) => {
      const wait = stateOf(definition, "Wait for the user");
      wait["TimeoutSeconds"] = String(wait["TimeoutSeconds"]).replace("[86400,259200,604800,", "[3600,7200,10800,");
    },
    caughtBy: ["nobody is mailed more often than was asked for and reminders are due"],
    seeds: [1],
  },
  {
    name: "the first day is not waited for",
    story: story([], { startsAt: 48 * HOUR }),
    definition: (definition) => {
      stateOf(definition, "Starts later?").Choices = [{ Condition: "{% false %}", Next: "Wait for the start" }];
    },
    caughtBy: ["nobody is mailed before their first day, unless HR wants it"],
    seeds: [1],
  },
  {
    name: "a link lives for a minute",
    story: story([], { manner: { delay: 20 * MINUTE } }),
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "60"),
    caughtBy: ["whoever answers is activated in the end"],
    seeds: [1],
  },
];
