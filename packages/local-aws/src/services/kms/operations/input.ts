import { z } from "zod";

/** A blob in AWS JSON: Base64 text that decodes to `min` to `max` bytes. */
export function blob(min: number, max: number) {
  return z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((bytes) => bytes.length >= min, `Member must have length greater than or equal to ${min}`)
    .refine((bytes) => bytes.length <= max, `Member must have length less than or equal to ${max}`);
}

/** A key's id, ARN, alias name or alias ARN. */
export const keyId = z.string().min(1).max(2048);

/** An encryption context, empty by default. */
export const encryptionContext = z.record(z.string(), z.string()).default({});

/** The only algorithm of symmetric keys. */
export const encryptionAlgorithm = z.literal("SYMMETRIC_DEFAULT").default("SYMMETRIC_DEFAULT");
