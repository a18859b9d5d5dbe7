import type { Hono } from "hono";
import type { Clock } from "../../kernel/clock.ts";
import { configurationSetProperties } from "./configuration-set.ts";
import { type Mail, Mailbox, type MailListener } from "./mail.ts";
import { createRouter } from "./router.ts";
import type { SesState } from "./state.ts";

export interface SesDeps {
  readonly clock: Clock;
  readonly newId: () => string;
}

export interface Ses {
  readonly router: Hono;
  /** Makes a set from the properties of `AWS::SES::ConfigurationSet`, intrinsics resolved. Throws a ZodError naming what it does not know. */
  createConfigurationSet(properties: unknown): { name: string };
  /** Every accepted mail, oldest first. */
  mailbox(): readonly Mail[];
  /** Calls `listener` for each further mail; the answer ends that. */
  subscribe(listener: MailListener): () => void;
}

/** SES v2 out of the sandbox, with every sender verified: a mail that is accepted lands in the mailbox at once. */
export function createSes(deps: SesDeps): Ses {
  const mailbox = new Mailbox();
  const state: SesState = { clock: deps.clock, newId: deps.newId, mailbox, configurationSets: new Map() };
  return {
    router: createRouter(state),
    createConfigurationSet(properties) {
      const parsed = configurationSetProperties.parse(properties);
      const name = parsed.Name ?? deps.newId();
      state.configurationSets.set(name, { name, sendingEnabled: parsed.SendingOptions?.SendingEnabled ?? true });
      return { name };
    },
    mailbox: () => mailbox.mails,
    subscribe: (listener) => mailbox.subscribe(listener),
  };
}
