import type { z } from "zod";
import { operation as jsonOperation, type Operation } from "../../../kernel/json-service.ts";
import { invalidParameter } from "../errors.ts";
import type { CognitoState } from "../state.ts";

/**
 * An operation of user pools. For malformed input it throws `InvalidParameterException`, where most services throw
 * `ValidationException`. Its text has the member's name in lower camel case.
 */
export function operation<Input>(
  input: z.ZodType<Input>,
  run: (pools: CognitoState, input: Input) => unknown,
): Operation<CognitoState> {
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
