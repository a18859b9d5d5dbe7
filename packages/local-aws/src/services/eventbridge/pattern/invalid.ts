import { AwsError } from "../../../kernel/aws-error.ts";

/** InvalidEventPatternException. */
export function invalidPattern(reason: string): AwsError {
  return new AwsError("InvalidEventPatternException", `Event pattern is not valid. Reason: ${reason}`);
}
