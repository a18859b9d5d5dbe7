import { AwsError } from "../../../kernel/aws-error.ts";
import type { Archive } from "./archive.ts";
import type { Rule } from "./rule.ts";

/** A bus with its rules and archives by name. */
export interface EventBus {
  readonly name: string;
  readonly arn: string;
  readonly description?: string | undefined;
  readonly rules: Map<string, Rule>;
  readonly archives: Map<string, Archive>;
}

/** The buses of the account. The bus `default` always exists. */
export class EventBuses {
  readonly #buses = new Map<string, EventBus>();
  readonly #arnPrefix: string;

  constructor(region: string, accountId: string) {
    this.#arnPrefix = `arn:aws:events:${region}:${accountId}:event-bus/`;
    this.add("default");
  }

  /** Throws ResourceAlreadyExistsException. */
  add(name: string, description?: string): EventBus {
    if (this.#buses.has(name))
      throw new AwsError("ResourceAlreadyExistsException", `Event bus ${name} already exists.`);
    const bus = { name, arn: `${this.#arnPrefix}${name}`, description, rules: new Map(), archives: new Map() };
    this.#buses.set(name, bus);
    return bus;
  }

  all(): EventBus[] {
    return [...this.#buses.values()];
  }

  /** Finds a bus by name or ARN. */
  find(nameOrArn: string): EventBus | undefined {
    const name = nameOrArn.startsWith(this.#arnPrefix) ? nameOrArn.slice(this.#arnPrefix.length) : nameOrArn;
    return this.#buses.get(name);
  }

  /** As `find`. Throws ResourceNotFoundException. */
  get(nameOrArn: string): EventBus {
    const bus = this.find(nameOrArn);
    if (bus === undefined) throw new AwsError("ResourceNotFoundException", `Event bus ${nameOrArn} does not exist.`);
    return bus;
  }
}
