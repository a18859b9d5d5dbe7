import type { Clock } from "../../kernel/clock.ts";
import type { ConfigurationSet } from "./configuration-set.ts";
import type { Mailbox } from "./mail.ts";

export interface SesState {
  readonly clock: Clock;
  readonly newId: () => string;
  readonly mailbox: Mailbox;
  readonly configurationSets: Map<string, ConfigurationSet>;
}
