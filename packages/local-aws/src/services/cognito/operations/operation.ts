import type { z } from "zod";
import { operation as jsonOperation, type Operation } from "../../../kernel/json-service.ts";
import { invalidParameter } from "../errors.ts";
import type { UserPools } from "../state.ts";

/**
 * An operation of user pools. Malformed input is an `InvalidParameterException` here, where most
 * services answer `ValidationException`, and names the member in lower camel case.
 */
export function operation<Input>(
  input: z.ZodType<Input>,
  run: (pools: UserPools, input: Input) => unknown,
): Operation<UserPools> {
  const inner = jsonOperation(input, run);
  return {
    async run(pools, raw) {
      const parsed = input.safeParse(raw, { error: missing });
      const issue = parsed.error?.issues.find(({ code }) => code !== "unrecognized_keys");
      if (issue !== undefined) throw malformed(issue);
      return inner.run(pools, raw);
    },
  };
}

function missing(issue: z.core.$ZodRawIssue): string | undefined {
  return issue.input === undefined ? "Member must not be null" : undefined;
}

function malformed({ path, message }: z.core.$ZodIssue) {
  const member = path.map((part) => String(part).replace(/^[A-Z]/, (first) => first.toLowerCase())).join(".");
  return invalidParameter(`1 validation error detected: Value at '${member}' failed to satisfy constraint: ${message}`);
}
