import { existsSync } from "node:fs";
import { join } from "node:path";
import { readAssembly } from "local-aws";
import { expect, inject, it } from "vitest";
import { z } from "zod";

const { template, folderOf } = readAssembly(inject("assembly"));
const code = z.object({ Code: z.object({ S3Key: z.string() }) });
const functions = Object.entries(template.Resources).filter(([, { Type }]) => Type === "AWS::Lambda::Function");

it.each(functions)("the cloud assembly has the built code of %s", (_, { Properties }) => {
  expect(existsSync(join(folderOf(code.parse(Properties).Code.S3Key), "index.mjs"))).toBe(true);
});
