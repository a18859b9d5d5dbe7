import type { ResourceType } from "../../../assembly/deploy.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Kms } from "../kms.ts";

/** `AWS::KMS::Key` with its policy; without one, the policies of roles alone decide, as with AWS's default. */
export function createKey(kms: Kms, iam: Iam): ResourceType {
  return (properties) => {
    const { id, arn } = kms.createKey(properties);
    if (properties["KeyPolicy"] !== undefined) iam.policies.addToResource(arn, properties["KeyPolicy"]);
    return { ref: id, attributes: { Arn: arn, KeyId: id } };
  };
}
