import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Key } from "./keys.ts";

/** Pairs that must be given again, exactly, to decrypt. */
export type EncryptionContext = Readonly<Record<string, string>>;

const VERSION = 1;
export const ivBytes = 12;
const TAG_BYTES = 16;

/** Encrypts with AES-256-GCM. The blob is: version, length of the key id, key id, IV, tag, ciphertext. */
export function seal(key: Key, iv: Uint8Array, plaintext: Uint8Array, context: EncryptionContext): Buffer {
  const cipher = createCipheriv("aes-256-gcm", key.material, iv);
  cipher.setAAD(additionalData(key.id, context));
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  const keyId = Buffer.from(key.id);
  return Buffer.concat([Buffer.from([VERSION, keyId.length]), keyId, iv, cipher.getAuthTag(), ciphertext]);
}

export interface SealedParts {
  readonly keyId: string;
  readonly iv: Uint8Array;
  readonly tag: Uint8Array;
  readonly ciphertext: Uint8Array;
}

/** Takes a blob apart; undefined when it is none of ours. */
export function readBlob(blob: Uint8Array): SealedParts | undefined {
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

/** Decrypts; undefined when the blob was changed or the context is another one. */
export function open(key: Key, sealed: SealedParts, context: EncryptionContext): Buffer | undefined {
  const decipher = createDecipheriv("aes-256-gcm", key.material, sealed.iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(additionalData(key.id, context));
  decipher.setAuthTag(sealed.tag);
  try {
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The order of the pairs does not matter: https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html */
function additionalData(keyId: string, context: EncryptionContext): Buffer {
  const pairs = Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.from(JSON.stringify([keyId, pairs]));
}
