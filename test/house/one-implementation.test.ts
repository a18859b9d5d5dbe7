import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const factories = [
  "createCognito",
  "createDynamoDb",
  "createEventBridge",
  "createHttpApi",
  "createKms",
  "createLambda",
  "createSes",
  "createSqs",
  "createStepFunctions",
  "new Iam",
];
/** Evaluates the policies of one key without the other services. */
const withoutServices = join("test", "simulation", "permissions", "denials.test.ts");
/** The folders that run a whole account: the local run, the stories on it, and the simulation. */
const runs = [
  "packages/local-aws/src",
  "packages/local-console/src",
  "local",
  "tools",
  "test/stories",
  "test/simulation",
];

const files = runs.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

/** The files that call a factory, without the file that defines it. */
function callersOf(factory: string): readonly string[] {
  const call = new RegExp(`(?<!function )\\b${factory}\\(`);
  return files.filter((file) => file !== withoutServices && call.test(readFileSync(file, "utf8")));
}

it.each(factories)("the local run, its stories and the simulation share one implementation: %s", (factory) => {
  expect(callersOf(factory)).toEqual([join("packages", "local-aws", "src", "create-services.ts")]);
});
