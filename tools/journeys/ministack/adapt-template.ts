import * as z from "zod";

const Resource = z.looseObject({ Type: z.string() });
const Template = z.looseObject({ Resources: z.record(z.string(), Resource) });
const Statement = z.looseObject({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string(), z.array(z.string())]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const PolicyDocument = z.looseObject({ Statement: z.array(Statement) });

/** What MiniStack 1.5.33 has no such resource for. */
const unknownTypes = new Set(["AWS::Events::Archive"]);
/** Condition keys that it does not fill in, so that no condition on them comes out right. */
const unknownKeys = ["ses:FromAddress", "events:source", "kms:EncryptionContext"];
/** Actions that it authorizes on `*`, whatever they are about. */
const unplacedActions = ["ses:SendEmail", "states:SendTask"];
/** It waits by the text itself. An hour is longer than any journey. */
const computedTimeout = /"TimeoutSeconds":"\{%.*?%\}"/g;
const TIMEOUT_SECONDS = 3_600;

/** A change that was made, and how often. */
export type Changes = ReadonlyMap<string, number>;

/**
 * The template as MiniStack can run it; decision 16 tells of each change why, and what is not proven for its sake.
 * Throws where the template is none.
 */
export function adaptTemplate(content: unknown): { readonly template: unknown; readonly changes: Changes } {
  const { Resources, ...rest } = Template.parse(content);
  const changes = new Map<string, number>();
  const count = (change: string) => changes.set(change, (changes.get(change) ?? 0) + 1);
  const kept = Object.entries(Resources).filter(([, { Type }]) => {
    if (unknownTypes.has(Type)) count(`left out: ${Type}`);
    return !unknownTypes.has(Type);
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

/** A grant loses what is not understood of its condition; a refusal that hangs on it is left out. */
function adaptStatement(statement: z.output<typeof Statement>, count: (change: string) => void): object[] {
  const { Condition: condition = {}, ...rest } = statement;
  const actions = [statement.Action].flat();
  const isUnplaced = unplacedActions.some((name) => actions.some((action) => action.startsWith(name)));
  if (isUnplaced) count(`on *: ${actions.join(", ")}`);
  const placed = isUnplaced ? { ...rest, Resource: "*" } : rest;
  const operators = Object.entries(condition).map(([operator, keys]) => [operator, withoutUnknown(keys)] as const);
  const known = Object.fromEntries(operators.filter(([, keys]) => Object.keys(keys).length > 0));
  const isWhole = JSON.stringify(known) === JSON.stringify(condition);
  if (!isWhole) count(`${statement.Effect} of ${actions.join(", ")}: no condition`);
  if (!isWhole && statement.Effect === "Deny") return [];
  return [Object.keys(known).length > 0 ? { ...placed, Condition: known } : placed];
}

function withoutUnknown(keys: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(Object.entries(keys).filter(([key]) => !unknownKeys.some((name) => key.startsWith(name))));
}
