import type { Clock } from "../../kernel/clock.ts";
import type { ConfigurationSet, ConfigurationSets } from "./configuration-sets.ts";
import type { Mail, Mailbox } from "./mailbox.ts";

/** What the operations of SES work on. */
export interface SesState {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly mailbox: Mailbox;
  readonly configurationSets: ConfigurationSets;
  /** Publishes to EventBridge what happens to a mail, to the event destinations of its set. */
  readonly publishEvents: (mail: Mail, set: ConfigurationSet) => void;
}
