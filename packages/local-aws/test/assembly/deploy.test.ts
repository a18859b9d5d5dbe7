import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Template } from "../../src/assembly/assembly.ts";
import { DeploymentFailed, deploy } from "../../src/assembly/deploy.ts";
import type { ResourceType } from "../../src/kernel/resource-type.ts";

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A template of resources of the type `Test::Thing`, from their properties. */
function template(things: Resources, more: Partial<Template> = {}): Template {
  const resources = Object.entries(things).map(([id, Properties]) => [id, { Type: "Test::Thing", Properties }]);
  return { Parameters: {}, Resources: Object.fromEntries(resources), Outputs: {}, ...more };
}

/** Deploys a template. `made` has the created resources in order, with their resolved properties. */
async function deployed(subject: Template, more: Readonly<Record<string, ResourceType>> = {}) {
  const made: [string, unknown][] = [];
  const thing: ResourceType = async (properties, logicalId) => {
    await Promise.resolve();
    made.push([logicalId, properties]);
    return { ref: `ref-${logicalId}`, attributes: { Arn: `arn-${logicalId}` } };
  };
  const types = new Map(Object.entries({ "Test::Thing": thing, ...more }));
  const outputs = await deploy(subject, { types, pseudoParameters: { "AWS::Region": "eu-west-1" } });
  return { made, outputs };
}

const strict: ResourceType = (properties) => {
  z.strictObject({ Name: z.string() }).parse(properties);
  return { ref: "strict" };
};

describe("a template's resources", () => {
  it("are created after the resources that they refer to, with their values", async () => {
    const { made } = await deployed(
      template({ First: { Of: { "Fn::GetAtt": ["Last", "Arn"] } }, Middle: {}, Last: { Of: { Ref: "Middle" } } }),
    );
    expect(made).toEqual([
      ["Middle", {}],
      ["Last", { Of: "ref-Middle" }],
      ["First", { Of: "arn-Last" }],
    ]);
  });

  it("are created once, however many refer to them", async () => {
    const one = { Ref: "One" };
    const { made } = await deployed(
      template({ A: { x: one, y: [one, one] }, B: { x: one, y: { Ref: "A" } }, One: {} }),
    );
    expect(made.map(([logicalId]) => logicalId)).toEqual(["One", "A", "B"]);
  });

  it("can refer to pseudo parameters and to parameters with a default", async () => {
    const things = { A: { Region: { Ref: "AWS::Region" }, Version: { Ref: "Version" } } };
    const { made } = await deployed(template(things, { Parameters: { Version: { Default: "6" } } }));
    expect(made).toEqual([["A", { Region: "eu-west-1", Version: "6" }]]);
  });

  it("give the outputs their values", async () => {
    const Outputs = { Url: { Value: { "Fn::Join": ["", ["https://", { Ref: "A" }]] } } };
    expect((await deployed(template({ A: {} }, { Outputs }))).outputs).toEqual({ Url: "https://ref-A" });
  });
});

describe("a template is refused", () => {
  it.each([
    ["an unknown resource type", { "Test::Other": { B: {} } }, ["Test::Other B", "Test::Other is not supported"]],
    ["an unknown property", { "Test::Strict": { B: { Name: "b", Size: 1 } } }, ["Test::Strict B", '"Size"']],
    ["a property of the wrong type", { "Test::Strict": { B: { Name: 1 } } }, ["Test::Strict B", "at Name"]],
    ["an unknown intrinsic", { "Test::Thing": { B: { x: { "Fn::Cidr": [] } } } }, ["Test::Thing B", "Fn::Cidr"]],
    ["an unknown reference", { "Test::Thing": { B: { x: { Ref: "Nobody" } } } }, ["Test::Thing B", "refers to Nobody"]],
    ["an unknown attribute", { "Test::Thing": { B: { x: { "Fn::GetAtt": ["C", "Url"] } } } }, ["B", "Url of C"]],
    ["a circle", { "Test::Thing": { B: { x: { Ref: "D" } }, D: { x: { Ref: "A" } } } }, ["Circular", "[A, B, D]"]],
  ])("for %s, with the name of the resource", async (_, resources, texts) => {
    const subject = template({ A: { x: { Ref: "B" } }, C: {} });
    for (const [Type, things] of Object.entries(resources))
      for (const [id, Properties] of Object.entries(things)) subject.Resources[id] = { Type, Properties };
    const error = await deployed(subject, { "Test::Strict": strict }).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(DeploymentFailed);
    for (const text of texts) expect(String(error)).toContain(text);
    expect(String(error).match(/cannot be made locally/g)).toHaveLength(1);
  });

  it("for an output without a value, with its name", async () => {
    const Outputs = { Url: { Value: { Ref: "Nobody" } } };
    await expect(deployed(template({}, { Outputs }))).rejects.toThrow("The output Url cannot be made locally");
  });
});
