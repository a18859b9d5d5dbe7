import type { z } from "zod";
import { AwsError, NotSupported } from "./aws-error.ts";

/** One operation of a service: its input parsed, its answer plain JSON (dates as epoch seconds). */
export interface Operation<State> {
  run(state: State, input: unknown): Promise<unknown>;
}

/**
 * An AWS service that speaks `application/x-amz-json-*`: one POST address, the operation
 * named by the header `X-Amz-Target: <target>.<Operation>`.
 */
export interface JsonService {
  /** First half of `X-Amz-Target`, e.g. `AWSStepFunctions`. */
  readonly target: string;
  readonly jsonVersion: "1.0" | "1.1";
  /** What this service writes before the error name in `__type`, if anything. */
  readonly errorNamespace?: string;
  /** Operation names that are served; the endpoint answers others with `NotSupported`. */
  readonly operations: readonly string[];
  call(operation: string, input: unknown): Promise<unknown>;
}

/**
 * An operation from the zod schema of its input (a `z.strictObject`: a parameter that is not in
 * it is not supported, and is answered by name) and the function that does it.
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

/** Puts a service together from its operations: the table is both its routing and its list of names. */
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
