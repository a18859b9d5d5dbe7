export type Matches = (text: string) => boolean;

/**
 * What `*` (any characters, or none) and `?` (one character) stand for in actions, resources and ARNs.
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

/** Names of actions know no case. */
export function compileAction(pattern: string): Matches {
  const matches = compilePattern(pattern.toLowerCase());
  return (action) => matches(action.toLowerCase());
}

/** Of an ARN the six parts are compared one by one, so that no wildcard reaches over a colon but in the last. */
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
