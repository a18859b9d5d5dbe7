import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { decryptBlob, readBlob } from "../ciphertext.ts";
import type { KmsState } from "../state.ts";
import { blob, encryptionAlgorithm, encryptionContext, keyId } from "./input.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
export const decrypt = operation(
  z.strictObject({
    CiphertextBlob: blob(1, 6144),
    KeyId: keyId.optional(),
    EncryptionContext: encryptionContext,
    EncryptionAlgorithm: encryptionAlgorithm,
  }),
  (state: KmsState, input) => {
    const parts = readBlob(input.CiphertextBlob);
    const requested = input.KeyId === undefined ? undefined : state.keys.resolveEnabled(input.KeyId);
    const encrypting = state.keys.byId(parts?.keyId ?? "");
    if (parts === undefined || encrypting === undefined) throw invalidCiphertext();
    if (requested !== undefined && requested !== encrypting) throw incorrectKey();
    const key = state.keys.resolveEnabled(encrypting.id);
    const plaintext = decryptBlob(key, parts, input.EncryptionContext);
    if (plaintext === undefined) throw invalidCiphertext();
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString("base64"),
      EncryptionAlgorithm: input.EncryptionAlgorithm,
    };
  },
);

/** AWS sends this error without a text, so that it does not reveal what was wrong. */
function invalidCiphertext(): AwsError {
  return new AwsError("InvalidCiphertextException", "");
}

function incorrectKey(): AwsError {
  const text = "The key ID in the request does not identify a CMK that can perform this operation.";
  return new AwsError("IncorrectKeyException", text);
}
