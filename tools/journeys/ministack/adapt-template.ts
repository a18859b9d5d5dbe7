import * as z from "zod";

const Resource = z.looseObject({ Type: z.string() });
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });
const Statement = z.looseObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string(), z.array(z.string())]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const PolicyDocument = z.looseObject({ Statement: z.array(Statement) });

/** Resource types that MiniStack 1.5.33 does not have. */
const unsupportedTypes = new Set(["AWS::Events::Archive"]);
/** Condition keys that MiniStack does not set, so that conditions on them are never met. */
const unsupportedKeys = ["ses:FromAddress", "events:source", "kms:EncryptionContext"];
/** Actions that MiniStack authorizes on `*` instead of on their resource. */
const actionsOnAnyResource = ["ses:SendEmail", "states:SendTask"];
/** MiniStack does not evaluate a computed timeout. It is replaced by an hour, which is longer than any journey. */
const computedTimeout = /"TimeoutSeconds":"\{%.*?%\}"/g;
const TIMEOUT_SECONDS = 3_600;

/** The changes that were made, each with how often. */
export type Changes = ReadonlyMap<string, number>;

/**
 * Changes a template so that MiniStack can run it. Decision 16 explains each change, and what it leaves untested.
 * Throws if the content is not a template.
 */
export function adaptTemplate(content: unknown): { readonly template: unknown; readonly changes: Changes } {
  const { Resources, ...rest } = Template.parse(content);
  const changes = new Map<string, number>();
  const count = (change: string) => changes.set(change, (changes.get(change) ?? 0) + 1);
  const kept = Object.entries(Resources).filter(([, { Type }]) => {
    if (unsupportedTypes.has(Type)) count(`left out: ${Type}`);
    return !unsupportedTypes.has(Type);
  });
  return { template: { ...rest, Resources: adapt(Object.fromEntries(kept), count) }, changes };
}

function adapt(value: unknown, count: (change: string) => void): unknown {
  if (typeof value === "string") {
    return value.replaceAll(computedTimeout, () => {
      count("TimeoutSeconds that is computed: an hour");
      return `"TimeoutSeconds":${TIMEOUT_SECONDS}`;
    });
  }
  if (Array.isArray(value)) return value.map((part) => adapt(part, count));
  if (typeof value !== "object" || value === null) return value;
  const policy = PolicyDocument.safeParse(value);
  const adapted = policy.success
    ? { ...policy.data, Statement: policy.data.Statement.flatMap((statement) => adaptStatement(statement, count)) }
    : value;
  return Object.fromEntries(Object.entries(adapted).map(([name, part]) => [name, adapt(part, count)]));
}

/** Removes the unsupported parts of a condition. A Deny statement that depends on one is left out. */
function adaptStatement(statement: z.output<typeof Statement>, count: (change: string) => void): object[] {
  const { Condition: condition = {}, ...rest } = statement;
  const actions = [statement.Action].flat();
  const isOnAnyResource = actionsOnAnyResource.some((name) => actions.some((action) => action.startsWith(name)));
  if (isOnAnyResource) count(`on *: ${actions.join(", ")}`);
  const widened = isOnAnyResource ? { ...rest, Resource: "*" } : rest;
  const operators = Object.entries(condition).map(([operator, keys]) => [operator, withoutUnsupported(keys)] as const);
  const supported = Object.fromEntries(operators.filter(([, keys]) => Object.keys(keys).length > 0));
  const isUnchanged = JSON.stringify(supported) === JSON.stringify(condition);
  if (!isUnchanged) count(`${statement.Effect} of ${actions.join(", ")}: no condition`);
  if (!isUnchanged && statement.Effect === "Deny") return [];
  return [Object.keys(supported).length > 0 ? { ...widened, Condition: supported } : widened];
}

function withoutUnsupported(keys: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(keys).filter(([key]) => !unsupportedKeys.some((name) => key.startsWith(name))),
  );
}
