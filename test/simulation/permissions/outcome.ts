import { z } from "zod";
import type { World } from "../world/world.ts";

/** The outcome of a scenario: what can be observed of it, without times, random names and the order of events. */
export interface Outcome {
  /** `done`, or what was waited for in vain. */
  readonly ended: string;
  /** Of the portal and of Cognito. */
  readonly answers: readonly string[];
  /** The events that this system published. */
  readonly events: readonly string[];
  /** Each run with its end: the last state, or the status and the error. */
  readonly runs: readonly string[];
  readonly mails: readonly string[];
  readonly texts: readonly string[];
  readonly deadLetters: readonly string[];
  readonly users: readonly string[];
}

type Script = Pick<Outcome, "ended" | "answers">;

export async function outcomeOf({ services, recorder, outputs }: World, script: Script): Promise<Outcome> {
  const { eventBridge, ses, sqs, cognito, texts } = services;
  const answer = await cognito.service.call("ListUsers", { UserPoolId: outputs["UserPoolId"] });
  const published = eventBridge.events().filter(({ event }) => event.source === "onboarding");
  return {
    ...script,
    runs: recorder.executions.map(({ name, status, current, error }) =>
      ended(status === "SUCCEEDED" || status === "RUNNING" ? [name, current.name] : [name, status, error]),
    ),
    events: published.map(({ event }) => ended([event["detail-type"], JSON.stringify(event.detail)])).sort(),
    mails: ses.mailbox().map(({ to, subject }) => ended([...to, subject])),
    texts: texts().map(({ to }) => to),
    deadLetters: sqs
      .queues()
      .flatMap(({ arn }) => sqs.messages(arn).map(({ body }) => deadLetterOf(body)))
      .sort(),
    users: Users.parse(answer).Users.map(userOf),
  };
}

function ended(words: readonly (string | undefined)[]): string {
  return words.join(" ").replaceAll(anyName, "*");
}

/** Random ids, moments, and long words that are drawn. */
const anyName = /[0-9a-f]{8}(-[0-9a-f]{4,12}){4}|\d{4}-\d\d-\d\dT[\d:.]+Z|\b1[67]\d{11}\b|-c[0-9a-f]{8}\b/g;

const Failed = z.object({ requestContext: z.object({ functionArn: z.string() }) });
const Undelivered = z.object({ "detail-type": z.string() });

/** What Lambda could not run, or what EventBridge could not deliver or nobody could use. */
function deadLetterOf(body: string): string {
  const message: unknown = JSON.parse(body);
  const failed = Failed.safeParse(message).data;
  if (failed !== undefined) return failed.requestContext.functionArn;
  return Undelivered.safeParse(message).data?.["detail-type"] ?? Object.keys(Object(message)).join(" ");
}

const Users = z.object({
  Users: z.array(
    z.looseObject({
      Username: z.string(),
      Enabled: z.boolean(),
      UserStatus: z.string(),
      Attributes: z.array(z.object({ Name: z.string(), Value: z.string() })),
    }),
  ),
});

function userOf({ Username, Enabled, UserStatus, Attributes }: z.infer<typeof Users>["Users"][number]): string {
  const email = Attributes.filter(({ Name }) => Name.startsWith("email")).map(({ Value }) => Value);
  return [Username, UserStatus, Enabled ? "enabled" : "disabled", ...email].join(" ");
}
