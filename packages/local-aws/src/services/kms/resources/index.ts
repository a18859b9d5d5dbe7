import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Kms } from "../kms.ts";

/** The resource types of KMS. A key without a policy leaves the decision to the policies of the roles. */
export function kmsTypes(kms: Kms, iam: Iam) {
  return {
    "AWS::KMS::Alias": (properties) => ({ ref: kms.createAlias(properties).name }),
    "AWS::KMS::Key": (properties) => {
      const { id, arn } = kms.createKey(properties);
      if (properties["KeyPolicy"] !== undefined) iam.policies.addToResource(arn, properties["KeyPolicy"]);
      return { ref: id, attributes: { Arn: arn, KeyId: id } };
    },
  } satisfies ResourceTypes;
}
