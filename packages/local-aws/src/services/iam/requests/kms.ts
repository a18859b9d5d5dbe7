import type { ConditionContext } from "../policy/condition.ts";
import { memberOf, type NeedsOf, textOf } from "./required-permission.ts";

/**
 * A key that cannot be found, because nothing has that name or the blob is none, is the service's to refuse.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
 */
export const kms: NeedsOf = (operation, body, { keyArn }) => {
  const resource = keyArn({ keyId: textOf(body, "KeyId"), blob: textOf(body, "CiphertextBlob") });
  if (resource === undefined) return [];
  return [{ action: `kms:${operation}`, resource, context: contextOf(memberOf(body, "EncryptionContext")) }];
};

/**
 * The name of a pair is part of a condition key, so its case does not count there; in `kms:EncryptionContextKeys` it does.
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
