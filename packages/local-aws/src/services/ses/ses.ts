import type { Hono } from "hono";
import { AwsError } from "../../kernel/aws-error.ts";
import type { Clock } from "../../kernel/clock.ts";
import { configurationSetProperties, findConfigurationSet } from "./configuration-set.ts";
import { createPublishEvents, type PublishEventsDeps } from "./events/publish-events.ts";
import { type Mail, Mailbox, type MailListener } from "./mail.ts";
import { answerOf, createRouter } from "./operations/index.ts";
import { sendEmail } from "./operations/send-email.ts";
import { eventDestinationProperties } from "./resources/event-destination.ts";
import type { SesState } from "./state.ts";

export interface SesDeps extends PublishEventsDeps {
  readonly clock: Clock;
}

export interface Ses {
  readonly router: Hono;
  /** SendEmail without HTTP, for callers in this process. Throws the AwsError that SES answers. */
  send(input: unknown): Promise<object>;
  /**
   * These make a resource from its CloudFormation properties, intrinsics resolved, and answer its name. They throw a
   * ZodError naming what they do not know, or the AwsError that AWS would answer.
   */
  createConfigurationSet(properties: unknown): { name: string };
  createEventDestination(properties: unknown): { name: string };
  /** Takes a mail of another service of this account (a user pool's); it belongs to no configuration set. */
  accept(mail: Omit<Mail, "id" | "sentAt" | "tags">): void;
  /** Every accepted mail, oldest first. */
  mailbox(): readonly Mail[];
  /** Calls `listener` for each further mail; the answer ends that. */
  subscribe(listener: MailListener): () => void;
}

/** SES v2 out of the sandbox, with every sender verified: a mail that is accepted lands in the mailbox at once. */
export function createSes(deps: SesDeps): Ses {
  const mailbox = new Mailbox();
  const publishEvents = createPublishEvents(deps);
  const { clock, newId } = deps;
  const state: SesState = { clock, newId, mailbox, publishEvents, configurationSets: new Map() };
  return {
    router: createRouter(state),
    send: (input) => answerOf(state, sendEmail, input),
    createConfigurationSet(properties) {
      const parsed = configurationSetProperties.parse(properties);
      const name = parsed.Name ?? deps.newId();
      const sendingEnabled = parsed.SendingOptions?.SendingEnabled ?? true;
      state.configurationSets.set(name, { name, sendingEnabled, eventDestinations: [] });
      return { name };
    },
    createEventDestination: (properties) => createEventDestination(state, properties),
    accept: (mail) => {
      mailbox.add({ ...mail, id: newId(), sentAt: new Date(clock.now()).toISOString(), tags: {} });
    },
    mailbox: () => mailbox.mails,
    subscribe: (listener) => mailbox.subscribe(listener),
  };
}

function createEventDestination(state: SesState, properties: unknown): { name: string } {
  const { ConfigurationSetName, EventDestination } = eventDestinationProperties.parse(properties);
  const { eventDestinations } = findConfigurationSet(state, ConfigurationSetName);
  const { Name: name = state.newId(), Enabled: enabled, MatchingEventTypes } = EventDestination;
  if (eventDestinations.some((other) => other.name === name))
    throw new AwsError("AlreadyExistsException", `The event destination <${name}> already exists.`);
  eventDestinations.push({ name, enabled, eventTypes: new Set(MatchingEventTypes) });
  return { name };
}
