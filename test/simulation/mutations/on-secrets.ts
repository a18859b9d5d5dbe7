import { type Mutation, patch } from "./mutation.ts";
import { HOUR, silent, story } from "./stories.ts";

const SEND = "tasks/steps/send-link/send-link.ts";

/** Secrets that leak. */
export const onSecrets: readonly Mutation[] = [
  {
    name: "tasks log their input",
    story: story(),
    code: [
      patch(
        "tasks/lib/task.ts",
        'log.info("TASK_STARTED", ids);',
        'log.info("TASK_STARTED", { ...ids, outcome: JSON.stringify(event) });',
      ),
    ],
    killedBy: ["no secret is in a log"],
    seeds: [1],
  },
  {
    name: "a task returns the password",
    story: story(),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/finish-password-challenge.ts",
        "return outcomeOf(stored ?? (await deps.records.get(onboardingId)));",
        "return { ...outcomeOf(stored ?? (await deps.records.get(onboardingId))), password };",
      ),
    ],
    killedBy: ["no secret is in an execution history"],
    seeds: [1],
  },
  {
    name: "InvitationSent has the link",
    story: story(),
    code: [
      patch(SEND, "function addSeconds(", 'const last = { link: "" };\n\nfunction addSeconds('),
      patch(
        SEND,
        "    const message = invitationMessage(",
        "    last.link = address;\n    const message = invitationMessage(",
      ),
      patch(SEND, "round: input.round, kind: input.kind });", "round: input.round, kind: input.kind, ...last });"),
    ],
    killedBy: ["no secret is in an event"],
    seeds: [1],
  },
  {
    name: "a reminder has the task token",
    story: story([], silent),
    code: [
      patch(
        SEND,
        "invitationMessage({ ...deps, ...input, link: address",
        'invitationMessage({ ...deps, ...input, givenName: record.taskToken ?? "", link: address',
      ),
    ],
    killedBy: ["no secret is in a mail, except its own link or code"],
    seeds: [1],
  },
  {
    name: "an unusable event is kept together with a record",
    story: story([["invalid", HOUR]], silent),
    code: [
      patch(
        "tasks/receivers/start-onboarding/start-onboarding.ts",
        'if (parsed.outcome === "Unusable") return reject(deps, event, parsed);',
        'if (parsed.outcome === "Unusable") return reject(deps, { ...event, about: await deps.records.find("hire-E1") }, parsed);',
      ),
    ],
    killedBy: ["no secret is in a dead letter"],
    seeds: [1],
  },
  {
    name: "the password is on the record as it was typed",
    story: story(),
    code: [
      patch(
        "tasks/portal/link/submit-password.ts",
        "if (reason === undefined) return password;",
        `if (reason === undefined) await deps.records.change(id, { set: { typed: password } });
        if (reason === undefined) return password;`,
      ),
    ],
    killedBy: ["no secret is in the table, at any time"],
    seeds: [1],
  },
];
