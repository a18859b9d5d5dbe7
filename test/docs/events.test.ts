import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compilePattern } from "local-aws";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { hrEvents } from "../../contracts/hr-events.ts";
import { PUBLISHED_SOURCE } from "../../contracts/published-events.ts";
import { eventFiles, events, withEventTables } from "../../tools/event-schemas/event-files.ts";

const docs = join(import.meta.dirname, "../../docs");
const page = readFileSync(join(docs, "events.md"), "utf8");
const files = eventFiles();

const read = (name: string): unknown => JSON.parse(readFileSync(join(docs, "events", name), "utf8"));

it("has a schema and an example for each event, and no others", () => {
  const committed = readdirSync(join(docs, "events")).filter((name) => name.endsWith(".json"));
  expect(committed.sort()).toEqual([...files.keys()].sort());
});

it.each([...files])("%s is what npm run docs:events writes", (name, content) => {
  expect(read(name)).toEqual(JSON.parse(JSON.stringify(content)));
});

describe.each([...events])("%s", (type, { schema, example }) => {
  const fields = Object.keys(schema.shape);

  it("has an example with every field, which the code accepts", () => {
    expect(Object.keys(example)).toEqual(fields);
    expect(schema.parse(example)).toEqual(example);
  });

  it("has an example that the committed JSON Schema accepts, and refuses without its ids", () => {
    const committed = z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(read(`${type}.schema.json`)));
    const { id: _, employeeId: __, ...rest } = example;
    expect(committed.safeParse(example).success).toBe(true);
    expect(committed.safeParse(rest).success).toBe(false);
  });

  it("says what each field means", () => {
    for (const field of Object.values(schema.shape)) {
      expect(z.globalRegistry.get(field)?.description).toMatch(/\S/);
    }
  });

  it("has a section in docs/events.md with every field and no other", () => {
    const [, section = ""] = page.split(`### \`${type}\`\n`);
    const rows = section.split("\n### ")[0]?.matchAll(/^\| `(\w+)` +\|/gm) ?? [];
    expect([...rows].map(([, field]) => field)).toEqual(fields);
  });
});

describe("docs/events.md", () => {
  it("has the tables that npm run docs:events writes", () => {
    expect(withEventTables(page)).toBe(page);
  });

  it("has a put-events command whose detail is a hire", () => {
    const [, text = ""] = /--entries '(\[.*?\n\])'/s.exec(page) ?? [];
    const entry = z.object({ Source: z.literal("hr"), DetailType: z.literal("EmployeeHired"), Detail: z.string() });
    const [{ Detail }] = z.tuple([entry]).parse(JSON.parse(text));
    expect(hrEvents.EmployeeHired.schema.safeParse(JSON.parse(Detail)).success).toBe(true);
  });

  it("has a pattern that matches UserActivated and nothing else that is published", () => {
    const [, pattern = ""] = /```json\n(.*?)```/s.exec(page) ?? [];
    const matches = compilePattern(JSON.parse(pattern));
    const types = [...events.keys()];
    const matched = types.filter((type) => matches({ source: PUBLISHED_SOURCE, "detail-type": type, detail: {} }));
    expect(matched).toEqual(["UserActivated"]);
  });
});
