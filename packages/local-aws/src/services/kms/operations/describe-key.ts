import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { KmsState } from "../state.ts";
import { keyId } from "./input.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeKey.html */
export const describeKey = operation(z.strictObject({ KeyId: keyId }), (state: KmsState, input) => {
  const key = state.keys.resolve(input.KeyId);
  return {
    KeyMetadata: {
      AWSAccountId: state.accountId,
      KeyId: key.id,
      Arn: key.arn,
      Enabled: key.enabled,
      Description: key.description,
      KeyUsage: "ENCRYPT_DECRYPT",
      KeyState: key.enabled ? "Enabled" : "Disabled",
      Origin: "AWS_KMS",
      KeyManager: "CUSTOMER",
      CustomerMasterKeySpec: "SYMMETRIC_DEFAULT",
      KeySpec: "SYMMETRIC_DEFAULT",
      EncryptionAlgorithms: ["SYMMETRIC_DEFAULT"],
      MultiRegion: false,
    },
  };
});
