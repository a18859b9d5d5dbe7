import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Key } from "./keys.ts";

/** An encryption context: Decrypt needs exactly the same pairs. */
export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
/** Length of the initialization vector in bytes. */
export const ivBytes = 12;
const TAG_BYTES = 16;

/** Encrypts with AES-256-GCM. The blob is: version, length of the key id, key id, IV, tag, ciphertext. */
export function encryptBlob(key: Key, iv: Uint8Array, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key.material, iv);
  cipher.setAAD(additionalData(key.id, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const keyId = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([VERSION, keyId.length]), keyId, iv, cipher.getAuthTag(), ciphertext]);
}

/** The parts of a ciphertext blob. */
export interface BlobParts {
  readonly keyId: string;
  readonly iv: Uint8Array;
  readonly tag: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Parses a ciphertext blob. Returns undefined for bytes that `encryptBlob` did not write. */
export function readBlob(blob: Uint8Array): BlobParts | undefined {
  const [version, idLength = 0] = blob;
  const ivStart = 2 + idLength;
  const tagStart = ivStart + ivBytes;
  const textStart = tagStart + TAG_BYTES;
  if (version !== VERSION || blob.length < textStart) return undefined;
  return {
    keyId: Buffer.from(blob.subarray(2, ivStart)).toString("utf8"),
    iv: blob.subarray(ivStart, tagStart),
    tag: blob.subarray(tagStart, textStart),
    ciphertext: blob.subarray(textStart),
  };
}

/** Decrypts a blob. Returns undefined when the blob was changed or the context differs. */
export function decryptBlob(key: Key, parts: BlobParts, context: EncryptionContext): Buffer | undefined {
  const decipher = createDecipheriv("aes-256-gcm", key.material, parts.iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(key.id, context));
  decipher.setAuthTag(parts.tag);
  try {
    return Buffer.concat([decipher.update(parts.ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The order of the pairs does not matter: https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html */
function additionalData(keyId: string, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([keyId, pairs]));
}
