import type { ConditionContext } from "../policy/condition.ts";
import { memberOf, type PermissionsOf, textOf } from "./required-permission.ts";

/**
 * A request whose key does not exist requires no permission: KMS itself answers its error.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const kms: PermissionsOf = (operation, body, { keyArn }) => {
  const resource = keyArn({ keyId: textOf(body, "KeyId"), blob: textOf(body, "CiphertextBlob") });
  if (resource === undefined) return [];
  return [{ action: `kms:${operation}`, resource, context: contextOf(memberOf(body, "EncryptionContext")) }];
};

/**
 * A pair's name is part of a condition key, which is not case sensitive. In `kms:EncryptionContextKeys` it is a value, which is.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-encryption-context
 */
function contextOf(pairs: unknown): ConditionContext {
  const entries = Object.entries(typeof pairs === "object" && pairs !== null ? pairs : {});
  return {
    ...Object.fromEntries(
      entries.map(([name, value]) => [`kms:encryptioncontext:${name.toLowerCase()}`, [String(value)]]),
    ),
    "kms:encryptioncontextkeys": entries.map(([name]) => name),
  };
}
