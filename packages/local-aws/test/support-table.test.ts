import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { noOpResources } from "../src/assembly/no-op-resources.ts";
import { resourceTypes } from "../src/assembly/resource-types.ts";
import { createLocalServices } from "../src/local-services.ts";
import { operations as lambdaOperations } from "../src/services/lambda/operations/index.ts";
import { operations as sesOperations } from "../src/services/ses/operations/index.ts";
import { findStateType } from "../src/services/step-functions/states/index.ts";

const readme = readFileSync(join(import.meta.dirname, "../README.md"), "utf8");
const services = createLocalServices({
  region: "eu-west-1",
  accountId: "000000000000",
  endpoint: "http://127.0.0.1:4566",
  apiUrl: "http://127.0.0.1:8080",
  bootstrap: new URL("file:///bootstrap.mjs"),
  folderOf: () => "",
  onOutput: () => undefined,
});

/** The README's text between a heading and the next one. */
function section(title: string): string {
  const [, after = ""] = readme.split(`### ${title}\n`);
  return after.split(/^#/m)[0] ?? "";
}

/** The names in backticks in a text. */
const names = (text = "") => [...text.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);

/** The rows of the table of operations for one service. */
function listed(service: string): string[] {
  const rows = section("Operations").split("\n");
  return rows.filter((row) => row.startsWith(`| ${service} `)).flatMap((row) => names(row.split("|")[2]));
}

describe("the support table of the README names exactly the operations", () => {
  it.each([
    ["Cognito", services.cognito],
    ["EventBridge", services.eventBridge],
    ["KMS", services.kms],
    ["SQS", services.sqs],
    ["Step Functions", services.stepFunctions],
  ])("that %s serves", (name, { service }) => {
    expect(listed(name)).toEqual([...service.operations].sort());
  });

  it.each([
    ["Lambda", services.lambda, lambdaOperations],
    ["SES v2", services.ses, sesOperations],
  ])("that %s serves at their addresses", (name, { router }, operations) => {
    expect(listed(name)).toEqual(Object.keys(operations));
    const routes = router.routes.map(({ method, path }) => `${method} ${path}`);
    expect(routes.sort()).toEqual(
      Object.values(operations)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    );
  });

  it("that dynalite serves for DynamoDB", () => {
    const dynalite = dirname(createRequire(import.meta.url).resolve("dynalite"));
    const files = readdirSync(join(dynalite, "actions")).map((file) => file.replace(".js", ""));
    const [, text] = section("Operations").split("with its operations:");
    expect(names(text)).toEqual(files.map((name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`).sort());
  });

  it("of no other service", () => {
    const rows = [...section("Operations").matchAll(/^\| ([A-Z][\w ]*?) +\| `/gm)].map(([, service]) => service);
    const expected = ["Cognito", "EventBridge", "KMS", "Lambda", "SES v2", "SQS", "Step Functions"];
    expect([...new Set(rows)]).toEqual(expected);
  });
});

describe("the table of resource types", () => {
  const rows = section("Resource types").match(/^\| `AWS::.*$/gm) ?? [];

  it("names exactly those that a template may have", () => {
    const types = resourceTypes(services, "Stack");
    expect(rows.flatMap((row) => names(row.split("|")[1]))).toEqual([...types.keys()].sort());
  });

  it("marks exactly those without an effect", () => {
    const withoutEffect = rows.filter((row) => row.includes("| no effect ")).flatMap((row) => names(row.split("|")[1]));
    expect(withoutEffect).toEqual(Object.keys(noOpResources).sort());
  });
});

it("the README names the state types that run, and those that do not", () => {
  const [run, stop = ""] = (/^- State types (.*)$/m.exec(section("Step Functions"))?.[1] ?? "").split(". ");
  expect([...names(run), ...names(stop)].sort()).toEqual([
    "Choice",
    "Fail",
    "Map",
    "Parallel",
    "Pass",
    "Succeed",
    "Task",
    "Wait",
  ]);
  expect(names(run).map((name) => findStateType(name))).not.toContain(undefined);
  expect(names(stop).map((name) => findStateType(name))).toEqual([undefined, undefined]);
});
