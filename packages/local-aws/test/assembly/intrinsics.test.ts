// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Fn::Sub writes its variables like this.
import { describe, expect, it } from "vitest";
import { resolve } from "../../src/assembly/intrinsics.ts";

const references = {
  ref: async (logicalId: string) => `ref-of-${logicalId}`,
  getAtt: async (logicalId: string, attribute: string) => `${attribute}-of-${logicalId}`,
};

describe("values of a template", () => {
  it.each([
    ["plain values", { a: [1, true, null, "text"] }, { a: [1, true, null, "text"] }],
    ["Ref", { Ref: "Bus" }, "ref-of-Bus"],
    ["GetAtt", { "Fn::GetAtt": ["Bus", "Arn"] }, "Arn-of-Bus"],
    ["GetAtt of an attribute with a dot", { "Fn::GetAtt": ["Db", "Endpoint.Port"] }, "Endpoint.Port-of-Db"],
    ["Join", { "Fn::Join": ["/", ["a", { Ref: "B" }, "c"]] }, "a/ref-of-B/c"],
    ["Join of a list that is made", { "Fn::Join": ["+", { "Fn::Split": ["-", { Ref: "A" }] }] }, "ref+of+A"],
    ["Select", { "Fn::Select": [1, ["a", { Ref: "B" }]] }, "ref-of-B"],
    ["Select with its index as text", { "Fn::Select": ["2", { "Fn::Split": ["-", { Ref: "C" }] }] }, "C"],
    ["Split", { "Fn::Split": [":", "a:b"] }, ["a", "b"]],
    ["Sub", { "Fn::Sub": "arn:${AWS::Partition}:${Bus.Arn}" }, "arn:ref-of-AWS::Partition:Arn-of-Bus"],
    ["Sub with a literal", { "Fn::Sub": "${!Name} of ${Bus}" }, "${Name} of ref-of-Bus"],
    ["intrinsics deep inside", { a: [{ b: { Ref: "C" } }] }, { a: [{ b: "ref-of-C" }] }],
    ["a property that is only called Ref", { Ref: "a", Other: "b" }, { Ref: "a", Other: "b" }],
  ])("resolve %s", async (_, value, expected) => {
    expect(await resolve(value, references)).toEqual(expected);
  });

  it.each([
    ["an unknown function", { "Fn::GetAZs": "" }, "The intrinsic function Fn::GetAZs is not supported"],
    ["one that hides in a list", [{ "Fn::If": ["a", 1, 2] }], "The intrinsic function Fn::If is not supported"],
    ["Sub with a map", { "Fn::Sub": ["${a}", { a: "b" }] }, "Fn::Sub with a map of its own is not supported"],
    ["an index beyond the list", { "Fn::Select": [2, ["a", "b"]] }, "Fn::Select asks for item 2 of 2."],
  ])("are refused for %s by name", async (_, value, text) => {
    await expect(resolve(value, references)).rejects.toThrow(text);
  });
});
