import type { ConditionContext } from "../policy/condition.ts";
import type { AccessRequest } from "../policy/policy.ts";

/** Facts about the account, and what only the services know about a request. */
export interface Facts {
  readonly region: string;
  readonly accountId: string;
  /**
   * ARN of the key with this id, ARN or alias; without `keyId`, of the key that encrypted the blob (Base64). Undefined for
   * a key that does not exist.
   */
  readonly keyArn: (request: {
    readonly keyId?: string | undefined;
    readonly blob?: string | undefined;
  }) => string | undefined;
  /** ARN of the state machine that issued a task token; undefined for a token that none issued. */
  readonly machineOfToken: (taskToken: string) => string | undefined;
}

/** An action on a resource that must be allowed, with the values of condition keys. */
export type RequiredPermission = Pick<AccessRequest, "action" | "resource"> & { readonly context?: ConditionContext };

/**
 * The permissions that an operation of a service requires, none for a public operation. A request that names no resource
 * requires the permission for all of them.
 */
export type PermissionsOf = (operation: string, body: unknown, facts: Facts) => readonly RequiredPermission[];

/** A member of a request's body; undefined unless it is a text. */
export function textOf(body: unknown, name: string): string | undefined {
  const value = memberOf(body, name);
  return typeof value === "string" ? value : undefined;
}

/** A member of a request's body. */
export function memberOf(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
}
