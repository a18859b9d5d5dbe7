import * as z from "zod";
import {
  EmployeeEmailChanged,
  EmployeeHireCancelled,
  EmployeeHired,
  InvitationResendRequested,
  PasswordResetRequested,
} from "../../contracts/hr-events.ts";
import { outgoing } from "../../contracts/published-events.ts";

/** Every event that this system takes or emits, by detail type. */
export const events = {
  EmployeeHired,
  EmployeeHireCancelled,
  EmployeeEmailChanged,
  InvitationResendRequested,
  PasswordResetRequested,
  ...outgoing,
} as const;

/** The JSON Schema of each event's `detail`, by the name of its file beside this one. */
export function schemaFiles(): ReadonlyMap<string, z.core.JSONSchema.BaseSchema> {
  return new Map(Object.entries(events).map(([type, schema]) => [`${type}.schema.json`, schemaOf(type, schema)]));
}

/** `input`: fields that are not in the schema are allowed, in events of HR and in those that a later version emits. */
function schemaOf(type: string, schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  const { description } = schema;
  // A registry of its own: the global one holds an id, which would move the whole schema into `$defs`.
  const metadata = z.registry<{ title: string; description?: string }>();
  metadata.add(schema, { title: type, ...(description === undefined ? {} : { description }) });
  return z.toJSONSchema(schema, { io: "input", metadata, override: simplifyPattern });
}

const notControl = { unicode: "^\\P{Cc}*$", portable: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" } as const;

/**
 * Beside a date's format the pattern is 300 characters about leap years. Character classes such as `\P{Cc}` need a
 * validator that reads patterns as Unicode, which not every one does; written out, the same set needs none.
 */
function simplifyPattern({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format === "date-time" || jsonSchema.format === "date") delete jsonSchema.pattern;
  if (jsonSchema.pattern === notControl.unicode) jsonSchema.pattern = notControl.portable;
}
