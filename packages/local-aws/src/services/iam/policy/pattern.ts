/** Whether a text matches a pattern. */
export type Matches = (text: string) => boolean;

/**
 * Compiles a pattern in which `*` matches any characters, or none, and `?` matches one.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html
 */
export function compilePattern(pattern: string): Matches {
  if (pattern === "*") return () => true;
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const expression = new RegExp(`^${source}$`, "s");
  return (text) => expression.test(text);
}

/** As `compilePattern`, regardless of case: so IAM compares actions. */
export function compileAction(pattern: string): Matches {
  const matches = compilePattern(pattern.toLowerCase());
  return (action) => matches(action.toLowerCase());
}

/** Compiles an ARN pattern. Its six parts are compared one by one, so that a wildcard matches a colon in the last part only. */
export function compileArn(pattern: string): Matches {
  const parts = partsOf(pattern).map(compilePattern);
  return (arn) => {
    const actual = partsOf(arn);
    return parts.length === PARTS && actual.length === PARTS && parts.every((part, at) => part(actual[at] ?? ""));
  };
}

const PARTS = 6;

function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return parts.length < PARTS ? parts : [...parts.slice(0, PARTS - 1), parts.slice(PARTS - 1).join(":")];
}
