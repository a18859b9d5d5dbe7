import type { z } from "zod";
import { AwsError, NotSupported } from "./aws-error.ts";

/** One operation of a service. Its answer is plain JSON with dates in epoch seconds. */
export interface Operation<State> {
  /** Throws AwsError. */
  run(state: State, input: unknown): Promise<unknown>;
}

/**
 * An AWS service that speaks `application/x-amz-json-*`: every request is a POST to one address, and the header
 * `X-Amz-Target: <target>.<Operation>` names the operation.
 */
export interface JsonService {
  /** First half of `X-Amz-Target`, for example `AWSStepFunctions`. */
  readonly target: string;
  readonly jsonVersion: "1.0" | "1.1";
  /** The namespace before the error name in `__type`, if the service has one. */
  readonly errorNamespace?: string;
  /** Names of the operations that are served. */
  readonly operations: readonly string[];
  /** Throws AwsError, and NotSupported for an operation that is not served. */
  call(operation: string, input: unknown): Promise<unknown>;
}

/**
 * An operation from the zod schema of its input and the function that performs it. The schema is a `z.strictObject`, so
 * that the error for an unsupported parameter names it.
 */
export function operation<State, Input>(
  input: z.ZodType<Input>,
  run: (state: State, input: Input) => unknown,
): Operation<State> {
  return {
    async run(state, raw) {
      const parsed = input.safeParse(raw);
      if (!parsed.success) throw invalidInput(parsed.error);
      return run(state, parsed.data);
    },
  };
}

/** Builds a service from its operations, which are named as on the wire. */
export function jsonService<State>(
  wire: Pick<JsonService, "target" | "jsonVersion" | "errorNamespace">,
  state: State,
  operations: Readonly<Record<string, Operation<State>>>,
): JsonService {
  return {
    ...wire,
    operations: Object.keys(operations),
    async call(name, input) {
      const found = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (found === undefined) throw new NotSupported(`${wire.target}.${name}`);
      return (await found.run(state, input)) ?? {};
    },
  };
}

function invalidInput(error: z.ZodError): AwsError {
  const unknown = error.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : []));
  if (unknown.length > 0) return new NotSupported(`The parameter ${unknown.join(", ")}`);
  const [first] = error.issues;
  const where = first?.path.join(".") ?? "";
  const text = `1 validation error detected: Value at '${where}' failed to satisfy constraint: ${first?.message ?? ""}`;
  return new AwsError("ValidationException", text);
}
