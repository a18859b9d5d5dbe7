import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readOptions } from "../../tools/lib/read-options.ts";

const schema = z.strictObject({
  name: z.string().min(1).describe("a name"),
  times: z.coerce.number().int().positive().default(1).describe("a whole number, 1 or more"),
  quiet: z.boolean().default(false),
});

const read = (...args: readonly string[]) => readOptions(schema, args, ["quiet"]);

describe("the options of a command", () => {
  it("reads the given options, and the defaults of the others", () => {
    expect(read("--name", "x", "--quiet")).toEqual({ values: { name: "x", times: 1, quiet: true } });
  });

  it("reports for each option what is wrong and what is allowed", () => {
    expect(read("--times", "none")).toEqual({
      problems: ["--name is missing; give a name.", '--times is "none"; allowed is a whole number, 1 or more.'],
    });
  });

  it("names an unknown option", () => {
    expect(read("--nmae", "x")).toEqual({ problems: ["Unknown option '--nmae'."] });
  });

  it("reports a request for help before any problem", () => {
    expect(read("--help", "--times", "none")).toBe("help");
  });
});
