import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { readAssembly } from "../../src/assembly/assembly.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onboarding-assembly-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const asset = {
  source: { path: "asset.abc", packaging: "zip" },
  destinations: { here: { bucketName: "assets", objectKey: "abc.zip" } },
};

/** Writes a stack as CDK does. */
function write(name: string, template: object = { Resources: {} }): void {
  writeFileSync(join(folder, `${name}.template.json`), JSON.stringify(template));
  writeFileSync(join(folder, `${name}.assets.json`), JSON.stringify({ version: "1", files: { abc: asset } }));
}

describe("a cloud assembly", () => {
  it("has a template and the folders of its assets", () => {
    write("Stack", { Resources: { Bus: { Type: "AWS::Events::EventBus" } }, Rules: {} });
    const { template, folderOf } = readAssembly(folder);
    const Bus = { Type: "AWS::Events::EventBus", Properties: {} };
    expect(template).toEqual({ Parameters: {}, Resources: { Bus }, Outputs: {} });
    expect(folderOf("abc.zip")).toBe(join(folder, "asset.abc"));
    expect(() => folderOf("other.zip")).toThrow("The assembly has no asset other.zip.");
  });

  it.each([
    ["no stack", []],
    ["two stacks", ["One", "Two"]],
  ])("stops with %s", (_, names) => {
    for (const name of names) write(name);
    expect(() => readAssembly(folder)).toThrow("An assembly with other than one stack is not supported");
  });

  it.each(["Conditions", "Mappings"])("stops at %s by name", (section) => {
    write("Stack", { Resources: {}, [section]: { It: {} } });
    expect(() => readAssembly(folder)).toThrow(`${section} are not supported by the local run`);
  });
});

describe("our own cloud assembly", () => {
  const { template, folderOf } = readAssembly(inject("assembly"));
  const code = z.object({ Code: z.object({ S3Key: z.string() }) });
  const functions = Object.entries(template.Resources).filter(([, { Type }]) => Type === "AWS::Lambda::Function");

  it.each(functions)("has the built code of %s", (_, { Properties }) => {
    expect(existsSync(join(folderOf(code.parse(Properties).Code.S3Key), "index.mjs"))).toBe(true);
  });
});
