import { invalidParameter } from "../errors.ts";
import { password } from "../operations/input.ts";

/** An entry of `AuthParameters` or `ChallengeResponses`. Throws InvalidParameterException when it is missing or empty. */
export function requireParameter(parameters: Readonly<Record<string, string>>, name: string): string {
  const value = parameters[name];
  if (value === undefined || value === "") throw invalidParameter(`Missing required parameter ${name}`);
  return value;
}

/** Checks a password among challenge responses, which the API model does not check. Throws InvalidParameterException. */
export function parsePassword(value: string): string {
  const parsed = password.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw invalidParameter(
    `1 validation error detected: Value at 'password' failed to satisfy constraint: ${issue?.message ?? ""}`,
  );
}
