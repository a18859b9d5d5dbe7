import { z } from "zod";
import { AwsError } from "../../kernel/aws-error.ts";

const dynaliteError = z.object({
  statusCode: z.int(),
  body: z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() }),
});

/** The AwsError for what dynalite throws. Any other error is returned unchanged. */
export function asAwsError(error: unknown): unknown {
  const refused = dynaliteError.safeParse(error).data;
  if (refused === undefined) return error;
  const { __type, message, Message } = refused.body;
  return new AwsError(__type.replace(/^.*#/, ""), message ?? Message ?? "", refused.statusCode);
}
