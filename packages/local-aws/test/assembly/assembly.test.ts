import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InvalidAssembly, readAssembly } from "../../src/assembly/assembly.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "local-aws-assembly-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const asset = {
  source: { path: "asset.abc", packaging: "zip" },
  destinations: { here: { bucketName: "assets", objectKey: "abc.zip" } },
};

/** Writes a stack in the form of CDK. */
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

  it("has the stack's name of its manifest, or else of its template file", () => {
    write("Shop");
    expect(readAssembly(folder).stackName).toBe("Shop");
    const properties = { templateFile: "Shop.template.json", stackName: "shop-test" };
    const artifacts = { Shop: { type: "aws:cloudformation:stack", properties }, Tree: { type: "cdk:tree" } };
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ version: "1", artifacts }));
    expect(readAssembly(folder).stackName).toBe("shop-test");
  });

  it("is refused without a stack", () => {
    expect(() => readAssembly(folder)).toThrow(InvalidAssembly);
    expect(() => readAssembly(folder)).toThrow(`The folder ${folder} has no *.template.json.`);
  });

  it("is refused when its folder does not exist", () => {
    const missing = join(folder, "cdk.out");
    expect(() => readAssembly(missing)).toThrow(`There is no folder ${missing}.`);
  });

  it("is refused with two stacks", () => {
    for (const name of ["One", "Two"]) write(name);
    expect(() => readAssembly(folder)).toThrow("An assembly with more than one stack is not supported");
  });

  it.each(["Conditions", "Mappings"])("is refused with %s by name", (section) => {
    write("Stack", { Resources: {}, [section]: { It: {} } });
    expect(() => readAssembly(folder)).toThrow(`${section} are not supported by the local run`);
  });
});
