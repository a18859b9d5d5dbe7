import { z } from "zod";

/** A blob as AWS JSON carries it: base64 text, `min` to `max` bytes when decoded. */
export function blob(min: number, max: number) {
  return z
    .base64()
    .transform((text) => Buffer.from(text, "base64"))
    .refine((bytes) => bytes.length >= min, `Member must have length greater than or equal to ${min}`)
    .refine((bytes) => bytes.length <= max, `Member must have length less than or equal to ${max}`);
}

export const keyId = z.string().min(1).max(2048);

export const encryptionContext = z.record(z.string(), z.string()).default({});

/** The one algorithm of symmetric keys. */
export const encryptionAlgorithm = z.literal("SYMMETRIC_DEFAULT").default("SYMMETRIC_DEFAULT");
