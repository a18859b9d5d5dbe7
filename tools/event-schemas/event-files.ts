import * as z from "zod";
import { hrEvents } from "../../contracts/hr-events.ts";
import { publishedEvents } from "../../contracts/published-events.ts";

/** The parts of an event's declaration that the documentation needs. */
export interface EventDeclaration {
  readonly description: string;
  readonly schema: z.ZodObject;
  readonly example: Readonly<Record<string, unknown>>;
}

/** Every event that this system receives or publishes, by detail type. */
export const events: ReadonlyMap<string, EventDeclaration> = new Map<string, EventDeclaration>([
  ...Object.entries(hrEvents),
  ...Object.entries(publishedEvents),
]);

/** The JSON Schema and the example of each event's `detail`, by file name in docs/events/. */
export function eventFiles(): ReadonlyMap<string, object> {
  return new Map(
    [...events].flatMap(([type, event]): [string, object][] => [
      [`${type}.schema.json`, schemaOf(type, event)],
      [`${type}.example.json`, event.example],
    ]),
  );
}

/**
 * With `io: "input"` the JSON Schema allows unknown fields: in events from HR, and in those that a later version
 * publishes.
 */
function schemaOf(title: string, { schema, description }: EventDeclaration): z.core.JSONSchema.BaseSchema {
  // A separate registry, because with a title in the global one the whole schema would move into `$defs`.
  const metadata = z.registry<{ title?: string; description?: string }>();
  metadata.add(schema, { title, description });
  for (const field of Object.values(schema.shape)) {
    const about = z.globalRegistry.get(field)?.description;
    if (about !== undefined) metadata.add(field, { description: about });
  }
  return z.toJSONSchema(schema, { io: "input", metadata, override: simplifyPattern });
}

const notControl = { unicode: "^\\P{Cc}*$", portable: "^[^\\u0000-\\u001f\\u007f-\\u009f]*$" } as const;

/**
 * Simplifies patterns. A date has its format, so zod's pattern of 300 characters about leap years is removed. A
 * character class such as `\P{Cc}` works only in validators with Unicode patterns, so it is replaced by the written-out
 * set.
 */
function simplifyPattern({ jsonSchema }: { readonly jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format === "date-time" || jsonSchema.format === "date") delete jsonSchema.pattern;
  if (jsonSchema.pattern === notControl.unicode) jsonSchema.pattern = notControl.portable;
}

const END = "<!-- /event -->";

/**
 * Replaces the generated sections of docs/events.md, which are between marks: the list of events (`<!-- event:index
 * -->`), and for each event its description, the links to its files and the table of its fields (`<!--
 * event:EmployeeHired -->`). Throws if a mark is missing.
 */
export function withEventTables(page: string): string {
  const sections = [...events].map(([type, event]) => [type, sectionOf(type, event)] as const);
  return [["index", index()] as const, ...sections].reduce((text, [mark, section]) => {
    const begin = `<!-- event:${mark} -->`;
    const from = text.indexOf(begin);
    const to = text.indexOf(END, from);
    if (from < 0 || to < 0) throw new Error(`docs/events.md has no ${begin} followed by ${END}. Add both marks.`);
    return `${text.slice(0, from)}${begin}\n${section}\n${text.slice(to)}`;
  }, page);
}

function index(): string {
  const incoming = Object.entries(hrEvents).map(
    ([type, { receiver, ...event }]) =>
      `| in | [\`${type}\`](#${type.toLowerCase()}) | \`${receiver}\` | ${"signal" in event ? `\`${event.signal}\`` : ""} |`,
  );
  const published = Object.keys(publishedEvents).map((type) => `| out | [\`${type}\`](#${type.toLowerCase()}) | | |`);
  return [
    "| Direction | Event | Received by | Signal to a run |",
    "| --- | --- | --- | --- |",
    ...incoming,
    ...published,
  ].join("\n");
}

function sectionOf(type: string, { description, schema }: EventDeclaration): string {
  const rows = Object.entries(schema.shape).map(([name, field]) => {
    const isOptional = z.safeParse(field, undefined).success;
    return `| \`${name}\` | ${isOptional ? "no" : "yes"} | ${z.globalRegistry.get(field)?.description ?? ""} |`;
  });
  return [
    description,
    `[Schema](events/${type}.schema.json), [example](events/${type}.example.json).`,
    "",
    `| Field | ${type in hrEvents ? "Needed" : "Always"} | Meaning |`,
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}
