import type { Clock } from "../../kernel/clock.ts";
import type { ConfigurationSet } from "./configuration-set.ts";
import type { Mail, Mailbox } from "./mail.ts";

export interface SesState {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly mailbox: Mailbox;
  readonly configurationSets: Map<string, ConfigurationSet>;
  /** Tells EventBridge what happens to a mail, as far as the set's destinations want to know. */
  readonly publishEvents: (mail: Mail, set: ConfigurationSet) => void;
}
