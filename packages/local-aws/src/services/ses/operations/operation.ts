import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation as jsonOperation } from "../../../kernel/json-service.ts";
import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { SesState } from "../state.ts";

/** An operation of SES v2. */
export interface SesOperation extends RestOperation<SesState> {
  /** Performs the operation without HTTP. Throws the AwsError of SES. */
  run(state: SesState, input: unknown): Promise<object>;
}

type Address = Pick<SesOperation, "method" | "path">;

/**
 * An operation at its REST-JSON address, from the zod schema of its input and the function that performs it. SES v2 has
 * no ValidationException: it answers BadRequestException to malformed input.
 */
export function operation<Input>(
  { method, path }: Address,
  input: z.ZodType<Input>,
  perform: (state: SesState, input: Input) => object,
): SesOperation {
  const inner = jsonOperation(input, perform);
  const run = async (state: SesState, raw: unknown) => {
    try {
      return Answer.parse(await inner.run(state, raw));
    } catch (error) {
      const isMalformed = error instanceof AwsError && error.code === "ValidationException";
      throw isMalformed ? new AwsError("BadRequestException", error.message) : error;
    }
  };
  return {
    method,
    path,
    run,
    async answer(state, context) {
      const answer = await run(state, parse((await context.req.text()) || "{}"));
      return context.body(JSON.stringify(answer), 200, { "content-type": "application/json" });
    },
  };
}

const Answer = z.record(z.string(), z.unknown());

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError("BadRequestException", "The request body is not JSON.");
  }
}
