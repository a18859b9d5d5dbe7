import type { ConditionContext } from "../policy/condition.ts";
import type { Asked } from "../policy/policy.ts";

/** Where the account is, and what only the services know of what a request names. */
export interface Facts {
  readonly region: string;
  readonly accountId: string;
  /** ARN of the key that is named by id, ARN or alias, or else of the one that sealed the blob (base64); undefined for none. */
  readonly keyArn: (request: {
    readonly keyId?: string | undefined;
    readonly blob?: string | undefined;
  }) => string | undefined;
  /** ARN of the state machine that issued a task token; undefined for a made-up one. */
  readonly machineOfToken: (taskToken: string) => string | undefined;
}

/** An action on a resource that a request needs to be allowed, with what else policies may look at. */
export type Need = Pick<Asked, "action" | "resource"> & { readonly context?: ConditionContext };

/**
 * What an operation of a service needs: all of it must be allowed; nothing, where the operation is public. What does
 * not name its resource asks for every one.
 */
export type NeedsOf = (operation: string, body: unknown, facts: Facts) => readonly Need[];

/** What stands in a request's body under a name; undefined unless it is a text. */
export function textOf(body: unknown, name: string): string | undefined {
  const value = memberOf(body, name);
  return typeof value === "string" ? value : undefined;
}

export function memberOf(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
}
