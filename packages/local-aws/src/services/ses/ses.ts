import type { Hono } from "hono";
import type { Clock } from "../../kernel/clock.ts";
import { restRouter } from "../../kernel/rest-operation.ts";
import { ConfigurationSets } from "./configuration-sets.ts";
import { createPublishEvents, type PublishEventsDeps } from "./events/publish-events.ts";
import { type Mail, Mailbox, type MailListener } from "./mailbox.ts";
import { operations } from "./operations/index.ts";
import { configurationSetProperties } from "./resources/configuration-set.ts";
import { eventDestinationProperties } from "./resources/event-destination.ts";
import type { SesState } from "./state.ts";

/** What SES needs. */
export interface SesDeps extends PublishEventsDeps {
  readonly clock: Clock;
}

/** SES, as the other parts of a local run use it. */
export interface Ses {
  /** The REST-JSON API of SES v2. */
  readonly router: Hono;
  /** SendEmail without HTTP, for callers in this process. Throws the AwsError of SES. */
  send(input: unknown): Promise<object>;
  /**
   * These two create a resource from its CloudFormation properties and return its name. They throw a ZodError that names
   * a property they do not have, and the AwsError that AWS would answer.
   */
  createConfigurationSet(properties: unknown): { name: string };
  createEventDestination(properties: unknown): { name: string };
  /** Accepts a mail of another service of this account, for example of a user pool. It has no configuration set. */
  accept(mail: Omit<Mail, "id" | "sentAt" | "tags">): void;
  /** Every accepted mail, oldest first. */
  mailbox(): readonly Mail[];
  /** Calls `listener` for each further mail. The returned function unsubscribes it. */
  subscribe(listener: MailListener): () => void;
}

/** SES v2 out of the sandbox, with every sender verified. An accepted mail is in the mailbox immediately. */
export function createSes(deps: SesDeps): Ses {
  const { clock, newId } = deps;
  const mailbox = new Mailbox();
  const configurationSets = new ConfigurationSets();
  const state: SesState = { clock, newId, mailbox, configurationSets, publishEvents: createPublishEvents(deps) };
  return {
    router: restRouter(state, operations),
    send: (input) => operations.SendEmail.run(state, input),
    createConfigurationSet(properties) {
      const { Name: name = newId(), SendingOptions } = configurationSetProperties.parse(properties);
      configurationSets.add(name, SendingOptions?.SendingEnabled ?? true);
      return { name };
    },
    createEventDestination(properties) {
      const { ConfigurationSetName, EventDestination } = eventDestinationProperties.parse(properties);
      const { Name: name = newId(), Enabled: enabled, MatchingEventTypes } = EventDestination;
      configurationSets.addDestination(ConfigurationSetName, {
        name,
        enabled,
        eventTypes: new Set(MatchingEventTypes),
      });
      return { name };
    },
    accept: (mail) => {
      mailbox.add({ ...mail, id: newId(), sentAt: new Date(clock.now()).toISOString(), tags: {} });
    },
    mailbox: () => mailbox.mails,
    subscribe: (listener) => mailbox.subscribe(listener),
  };
}
