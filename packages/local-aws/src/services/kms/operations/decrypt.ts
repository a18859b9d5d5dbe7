import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { open, readBlob } from "../ciphertext.ts";
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
    const sealed = readBlob(input.CiphertextBlob);
    const named = input.KeyId === undefined ? undefined : state.keys.resolveEnabled(input.KeyId);
    const sealing = state.keys.byId(sealed?.keyId ?? "");
    if (sealed === undefined || sealing === undefined) throw invalidCiphertext();
    if (named !== undefined && named !== sealing) throw incorrectKey();
    const key = state.keys.resolveEnabled(sealing.id);
    const plaintext = open(key, sealed, input.EncryptionContext);
    if (plaintext === undefined) throw invalidCiphertext();
    return {
      KeyId: key.arn,
      Plaintext: plaintext.toString("base64"),
      EncryptionAlgorithm: input.EncryptionAlgorithm,
    };
  },
);

/** AWS sends this one without a text, so that it does not tell what was wrong. */
function invalidCiphertext(): AwsError {
  return new AwsError("InvalidCiphertextException", "");
}

function incorrectKey(): AwsError {
  const text = "The key ID in the request does not identify a CMK that can perform this operation.";
  return new AwsError("IncorrectKeyException", text);
}
