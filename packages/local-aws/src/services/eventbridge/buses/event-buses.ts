import { AwsError } from "../../../kernel/aws-error.ts";
import type { EventBus } from "./event-bus.ts";

/** The buses of the account; `default` is always there. */
export class EventBuses {
  readonly #buses = new Map<string, EventBus>();
  readonly #arnPrefix: string;

  constructor(region: string, accountId: string) {
    this.#arnPrefix = `arn:aws:events:${region}:${accountId}:event-bus/`;
    this.add("default");
  }

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

  /** By name or ARN. */
  find(nameOrArn: string): EventBus | undefined {
    const name = nameOrArn.startsWith(this.#arnPrefix) ? nameOrArn.slice(this.#arnPrefix.length) : nameOrArn;
    return this.#buses.get(name);
  }

  get(nameOrArn: string): EventBus {
    const bus = this.find(nameOrArn);
    if (bus === undefined) throw new AwsError("ResourceNotFoundException", `Event bus ${nameOrArn} does not exist.`);
    return bus;
  }
}
