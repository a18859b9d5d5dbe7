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

/** Mistakes in how links are created, stored and accepted. */
export const onLinks: readonly Mutation[] = [
  {
    name: "links of earlier rounds stay valid",
    story: story([["resend", HOUR]], late),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        "const isNewest = link.round === record.round;",
        "const isNewest = true;",
      ),
    ],
    killedBy: ["a link that was replaced, or whose onboarding is over, opens nothing"],
    seeds: [1],
  },
  {
    name: "a password is accepted with a link of any round",
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
    killedBy: ["a password is accepted with a link of the newest round only"],
    seeds: [2],
  },
  {
    name: "a link never expires",
    story: story([], late),
    code: [
      patch(
        "tasks/portal/link/resolve-link.ts",
        'return isLive ? { state: "ready", record, link } : { state: "expired", record };',
        'return { state: "ready", record, link };',
      ),
    ],
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "3600"),
    killedBy: ["a password is accepted only before its link expires"],
    seeds: [1],
  },
  {
    name: "a link is valid for 25 hours",
    story: story(),
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "90000"),
    killedBy: ["a link is valid for 24 hours at most"],
    seeds: [1],
  },
  {
    name: "a password is accepted after an overriding signal",
    story: story([["change email", 5_250]]),
    code: [
      patch("tasks/portal/link/resolve-link.ts", "if (isSuperseded(record)) return", "if (false) return"),
      patch("tasks/portal/link/submit-password.ts", "{ round, signalCount: record.signalCount }", "{ round }"),
    ],
    killedBy: ["no password is accepted after an overriding signal"],
    seeds: [1],
  },
  {
    name: "a link is created after an overriding signal",
    story: story([["change email", 200]]),
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
    killedBy: ["no link is created between an overriding signal and the run's acting on it"],
    seeds: [4],
  },
  {
    name: "a cancelled person is invited again",
    story: story([["cancel", HOUR]], silent),
    definition: (definition) => leadTo(definition, "Wait for the user", "HireCancelled", "Verify email attribute"),
    code: [patch(SEND, "record.mailedRound >= input.round || isSuperseded", "isSuperseded")],
    killedBy: ["no link is created for a cancelled onboarding"],
    seeds: [1],
  },
  {
    name: "a new link belongs to the earlier round",
    story: story(),
    code: [patch(SEND, "...hashes, round: input.round,", "...hashes, round: input.round - 1,")],
    killedBy: ["a new link belongs to the record's round, and invalidates the links of other rounds"],
    seeds: [1],
  },
  {
    name: "the hash is stored after the mail",
    story: story(),
    code: [
      patch(
        SEND,
        "    const stored = await deps.records.change(record.id, newRound(record, input, entry));\n    if (stored === undefined) continue;\n",
        "",
      ),
      patch(
        SEND,
        "    return storeMailedRound(deps, input, record.mailedRound);\n  }\n}",
        "    await deps.records.change(record.id, newRound(record, input, entry));\n    return storeMailedRound(deps, input, record.mailedRound);\n  }\n}",
      ),
    ],
    killedBy: ["a link's hash is on the record before its mail is sent"],
    seeds: [1],
  },
  {
    name: "every mail goes to HR as well",
    story: story(),
    code: [
      patch("tasks/lib/mail/invitation-sender.ts", "ToAddresses: [to]", 'ToAddresses: [to, "people@example.com"]'),
    ],
    killedBy: ["a mail goes to one address, which HR has given"],
    seeds: [1],
  },
  {
    name: "the run ignores a corrected address",
    story: story([["change email", HOUR]], silent),
    definition: (definition) => {
      delete stateOf(definition, "Take new address")["Assign"];
    },
    killedBy: ["no mail goes to an address that HR had replaced when the link was created"],
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
    killedBy: ["the mail of a reset goes to the account's address"],
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
    killedBy: ["no mail goes to an address that is not verified for this account"],
    seeds: [1],
  },
  {
    name: "every mail is sent twice",
    story: story(),
    code: [patch(SEND, "await deps.sender.send(", "for (const _ of [1, 2]) await deps.sender.send(")],
    killedBy: ["a round has one mail, except after a fault while sending it"],
    seeds: [1],
  },
  {
    name: "reminders come hourly",
    story: story([], silent),
    definition: (definition) => {
      const wait = stateOf(definition, "Wait for the user");
      wait["TimeoutSeconds"] = String(wait["TimeoutSeconds"]).replace("[86400,259200,604800,", "[3600,7200,10800,");
    },
    killedBy: ["no person gets more mails than were requested and reminders are due"],
    seeds: [1],
  },
  {
    name: "the run does not wait for the start",
    story: story([], { startsAt: 48 * HOUR }),
    definition: (definition) => {
      stateOf(definition, "Starts later?").Choices = [{ Condition: "{% false %}", Next: "Wait for the start" }];
    },
    killedBy: ["no person is mailed before the start, unless HR requests it"],
    seeds: [1],
  },
  {
    name: "a link is valid for a minute",
    story: story([], { behaviour: { delay: 20 * MINUTE } }),
    resources: (resources) => variable(resources, "LINK_LIFETIME_SECONDS", "60"),
    killedBy: ["a person who submits a good password is activated in the end"],
    seeds: [1],
  },
];
