import { z } from "zod";
import { DATA_BYTES } from "../limits.ts";

/** Parameters of several operations, with the bounds of the API model. */
export const arn = z.string().min(1).max(256);
export const taskToken = z.string().min(1).max(2048);
export const error = z.string().max(256).optional();
export const cause = z.string().max(32_768).optional();

/** JSON text of at most 256 KiB in UTF-8. */
export const data = z
  .string()
  .refine(
    (text) => Buffer.byteLength(text) <= DATA_BYTES,
    `Member must have length less than or equal to ${DATA_BYTES}`,
  );
