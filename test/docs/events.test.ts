import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compilePattern } from "local-aws";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import * as incoming from "../../contracts/hr-events.ts";
import { OUTGOING_SOURCE } from "../../contracts/published-events.ts";
import { events, schemaFiles } from "../../tools/event-schemas/schemas.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "events.md"), "utf8");
const types = Object.entries(events);

const read = (name: string): unknown => JSON.parse(readFileSync(join(docs, "events", name), "utf8"));
const exampleOf = (type: string) => z.record(z.string(), z.unknown()).parse(read(`${type}.example.json`));
const fieldsOf = (schema: (typeof types)[number][1]) => Object.keys(schema.shape);

it("covers each event that somebody may send", () => {
  const { Envelope: _, ...received } = incoming;
  expect(Object.keys(events)).toEqual(expect.arrayContaining(Object.keys(received)));
});

it("has a schema and an example for each event, and no others", () => {
  const committed = readdirSync(join(docs, "events")).filter((name) => name.endsWith(".json"));
  const expected = types.flatMap(([type]) => [`${type}.example.json`, `${type}.schema.json`]);
  expect(committed.sort()).toEqual(expected.sort());
});

it.each([...schemaFiles()])("%s is what npm run docs:events writes", (name, schema) => {
  expect(read(name)).toEqual(JSON.parse(JSON.stringify(schema)));
});

describe.each(types)("the example of %s", (type, schema) => {
  it("has every field, and is what the code accepts", () => {
    const example = exampleOf(type);
    expect(Object.keys(example)).toEqual(fieldsOf(schema));
    expect(schema.parse(example)).toEqual(example);
  });

  it("is what the committed JSON Schema accepts, which refuses it without its ids", () => {
    const committed = z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(read(`${type}.schema.json`)));
    const { id: _, employeeId: __, ...rest } = exampleOf(type);
    expect(committed.safeParse(exampleOf(type)).success).toBe(true);
    expect(committed.safeParse(rest).success).toBe(false);
  });
});

describe("docs/events.md", () => {
  it.each(types)("tells every field of %s and no other", (type, schema) => {
    const [, section = ""] = page.split(`### \`${type}\`\n`);
    const rows = section.split("\n### ")[0]?.matchAll(/^\| `(\w+)` +\|/gm) ?? [];
    expect([...rows].map(([, field]) => field)).toEqual(fieldsOf(schema));
  });

  it("has a put-events command whose detail is a hire", () => {
    const [, text = ""] = /--entries '(\[.*?\n\])'/s.exec(page) ?? [];
    const entry = z.object({ Source: z.literal("hr"), DetailType: z.literal("EmployeeHired"), Detail: z.string() });
    const [{ Detail }] = z.tuple([entry]).parse(JSON.parse(text));
    expect(events.EmployeeHired.safeParse(JSON.parse(Detail)).success).toBe(true);
  });

  it("has a pattern that matches UserActivated and nothing else that goes out", () => {
    const [, pattern = ""] = /```json\n(.*?)```/s.exec(page) ?? [];
    const matches = compilePattern(JSON.parse(pattern));
    const matched = types.filter(([type]) => matches({ source: OUTGOING_SOURCE, "detail-type": type, detail: {} }));
    expect(matched.map(([type]) => type)).toEqual(["UserActivated"]);
  });
});
