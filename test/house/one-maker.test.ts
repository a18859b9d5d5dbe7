import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const makers = [
  ...["createCognito", "createDynamoDb", "createEventBridge", "createHttpApi", "createKms", "createLambda"],
  ...["createSes", "createSqs", "createStepFunctions", "new Iam"],
];
/** Asks the same class about one key alone. */
const alone = join("test", "simulation", "permissions", "denials.test.ts");
/** What runs a whole account: the local run, the journeys on it, and the simulation. */
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

/** Files that call it; the one that has its definition does not count. */
function callersOf(maker: string): readonly string[] {
  const call = new RegExp(`(?<!function )\\b${maker}\\(`);
  return files.filter((file) => file !== alone && call.test(readFileSync(file, "utf8")));
}

it.each(makers)("the local run, its journeys and the simulation have one implementation: %s", (maker) => {
  expect(callersOf(maker)).toEqual([join("packages", "local-aws", "src", "create-services.ts")]);
});
