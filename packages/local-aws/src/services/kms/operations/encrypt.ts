import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { encryptBlob, ivBytes } from "../ciphertext.ts";
import type { KmsState } from "../state.ts";
import { blob, encryptionAlgorithm, encryptionContext, keyId } from "./input.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Encrypt.html */
export const encrypt = operation(
  z.strictObject({
    KeyId: keyId,
    Plaintext: blob(1, 4096),
    EncryptionContext: encryptionContext,
    EncryptionAlgorithm: encryptionAlgorithm,
  }),
  (state: KmsState, input) => {
    const key = state.keys.resolveEnabled(input.KeyId);
    const encrypted = encryptBlob(key, state.randomBytes(ivBytes), input.Plaintext, input.EncryptionContext);
    return {
      CiphertextBlob: encrypted.toString("base64"),
      KeyId: key.arn,
      EncryptionAlgorithm: input.EncryptionAlgorithm,
    };
  },
);
