import { AwsError } from "../../kernel/aws-error.ts";

/** What can happen to a mail here. No mail is opened, clicked, delayed or rendered. */
export type MailEventType = "SEND" | "DELIVERY" | "BOUNCE" | "COMPLAINT";

/** Where SES publishes what happens to the mails of a configuration set: the default bus. */
export interface EventDestination {
  readonly name: string;
  readonly enabled: boolean;
  readonly eventTypes: ReadonlySet<string>;
}

/** A configuration set. */
export interface ConfigurationSet {
  readonly name: string;
  readonly sendingEnabled: boolean;
  readonly eventDestinations: EventDestination[];
}

/** The configuration sets of the account. */
export class ConfigurationSets {
  readonly #sets = new Map<string, ConfigurationSet>();

  add(name: string, sendingEnabled: boolean): void {
    this.#sets.set(name, { name, sendingEnabled, eventDestinations: [] });
  }

  /** Throws NotFoundException. */
  get(name: string): ConfigurationSet {
    const set = this.#sets.get(name);
    if (set === undefined) throw new AwsError("NotFoundException", `Configuration set <${name}> does not exist.`, 404);
    return set;
  }

  /** Throws NotFoundException, and AlreadyExistsException for a name that the set has already. */
  addDestination(setName: string, destination: EventDestination): void {
    const { eventDestinations } = this.get(setName);
    if (eventDestinations.some((other) => other.name === destination.name))
      throw new AwsError("AlreadyExistsException", `The event destination <${destination.name}> already exists.`);
    eventDestinations.push(destination);
  }
}
