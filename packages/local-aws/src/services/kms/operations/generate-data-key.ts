import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { encryptBlob, ivBytes } from "../ciphertext.ts";
import type { KmsState } from "../state.ts";
import { encryptionContext, keyId } from "./input.ts";

const specBytes = { AES_128: 16, AES_256: 32 } as const;

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html */
export const generateDataKey = operation(
  z.strictObject({
    KeyId: keyId,
    EncryptionContext: encryptionContext,
    KeySpec: z.enum(["AES_128", "AES_256"]).optional(),
    NumberOfBytes: z.int().min(1).max(1024).optional(),
  }),
  (state: KmsState, input) => {
    const size = dataKeyBytes(input.KeySpec, input.NumberOfBytes);
    const key = state.keys.resolveEnabled(input.KeyId);
    const dataKey = Buffer.from(state.randomBytes(size));
    const encrypted = encryptBlob(key, state.randomBytes(ivBytes), dataKey, input.EncryptionContext);
    return { CiphertextBlob: encrypted.toString("base64"), Plaintext: dataKey.toString("base64"), KeyId: key.arn };
  },
);

function dataKeyBytes(spec: keyof typeof specBytes | undefined, bytes: number | undefined): number {
  if (spec !== undefined && bytes === undefined) return specBytes[spec];
  if (spec === undefined && bytes !== undefined) return bytes;
  throw new AwsError("ValidationException", "Please specify either number of bytes or key spec.");
}
