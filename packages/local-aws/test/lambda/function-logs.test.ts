import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createFunctionLogs } from "../../src/services/lambda/function-logs.ts";

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "local-aws-logs-")), "logs");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true }));

const read = (name: string) => readFileSync(join(folder, `${name}.log`), "utf8");

it("each function has its own log", () => {
  const logs = createFunctionLogs(folder);
  logs.write("one", "a\n");
  logs.write("other", "b\n");
  logs.write("one", "c\n");
  expect([read("one"), read("other")]).toEqual(["a\nc\n", "b\n"]);
});

it("logs start empty", () => {
  createFunctionLogs(folder).write("one", "of the last run\n");
  createFunctionLogs(folder).write("one", "of this run\n");
  expect(read("one")).toBe("of this run\n");
});

it("a deleted log is created again", () => {
  const logs = createFunctionLogs(folder);
  logs.write("one", "a\n");
  rmSync(folder, { recursive: true });
  logs.write("one", "b\n");
  expect(read("one")).toBe("b\n");
});
