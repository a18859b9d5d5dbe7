import { AwsError } from "../../kernel/aws-error.ts";
import { queueDoesNotExist } from "./errors.ts";
import type { Queue } from "./queue.ts";

/** The queues of the account, by name. */
export class Queues {
  readonly #queues = new Map<string, Queue>();

  add(queue: Queue): void {
    const { name } = queue.identity;
    if (this.#queues.has(name)) throw new AwsError("QueueNameExists", `A queue named ${name} already exists.`);
    this.#queues.set(name, queue);
  }

  all(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  byName(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }

  byArn(arn: string): Queue {
    const queue = this.all().find((candidate) => candidate.identity.arn === arn);
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }

  /** Finds a queue by the path of its URL, because the endpoint has more than one host name. */
  byUrl(url: string): Queue {
    const queue = this.all().find((candidate) => pathOf(candidate.identity.url) === pathOf(url));
    if (queue === undefined) throw queueDoesNotExist();
    return queue;
  }
}

function pathOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).pathname : undefined;
}
