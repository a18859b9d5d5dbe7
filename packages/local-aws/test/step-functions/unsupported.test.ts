import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { compileDefinition } from "../../src/services/step-functions/definition/definition.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { task } from "./step-functions-host.ts";

/*
 * Every part of the Amazon States Language that does not run here is refused at creation, by name.
 * https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 */
const functions = { clock: new ManualClock(), random: () => 0, newId: randomUUID };
const create = (definition: object) => () =>
  compileDefinition(JSON.stringify({ QueryLanguage: "JSONata", ...definition }), functions);
const done = { Type: "Succeed" };
const inMachine = (state: object) => create({ StartAt: "X", States: { X: state, Done: done } });
const refuses = (make: () => unknown, name: string) => {
  expect(make).toThrow(expect.objectContaining({ code: "InvalidDefinition" }));
  expect(make).toThrow(name);
};

const rule = { Condition: "{% true %}", Next: "Done" };
const states = {
  Choice: { Type: "Choice", Choices: [rule] },
  Fail: { Type: "Fail", Error: "E" },
  Pass: { Type: "Pass", Next: "Done" },
  Succeed: { Type: "Succeed" },
  Task: task("f", { Next: "Done" }),
  Wait: { Type: "Wait", Seconds: 1, Next: "Done" },
} as const;

describe("state types", () => {
  it.each(["Map", "Parallel", "task", "Activity", "constructor", ""])("%j", (Type) =>
    refuses(inMachine({ Type, Next: "Done" }), `The state type '${Type}' is not supported at /States/X`),
  );
});

/** Unsupported fields by state type: those of JSONPath, of Map and Parallel, and of other state types. */
const paths = ["InputPath", "OutputPath", "ResultPath", "Parameters", "ResultSelector", "Result"];
const ofMap = ["ItemProcessor", "Iterator", "ItemReader", "ItemSelector", "ItemsPath", "Items", "ItemBatcher"];
const ofMapToo = ["ResultWriter", "MaxConcurrency", "MaxConcurrencyPath", "ToleratedFailureCount", "Label"];
const others = [...paths, ...ofMap, ...ofMapToo, "ToleratedFailurePercentage", "Branches", "Variable"];
const fields: readonly (readonly [keyof typeof states, readonly string[]])[] = [
  ["Choice", [...others, "Retry", "Catch", "Arguments", "Next", "End"]],
  ["Fail", [...others, "ErrorPath", "CausePath", "Output", "Assign", "Next", "End", "Retry", "Catch", "Arguments"]],
  ["Pass", [...others, "Retry", "Catch", "Arguments", "Resource", "TimeoutSeconds"]],
  ["Succeed", [...others, "Assign", "Next", "End", "Retry", "Catch", "Arguments"]],
  ["Task", [...others, "TimeoutSecondsPath", "HeartbeatSecondsPath", "Credentials", "Seconds"]],
  ["Wait", [...others, "SecondsPath", "TimestampPath", "Retry", "Catch", "Arguments"]],
];

describe.each(fields)("fields of %s", (type, names) => {
  it.each(names)("%s", (name) =>
    refuses(inMachine({ ...states[type], [name]: "$" }), `The field '${name}' is not supported at /States/X`),
  );
});

describe("fields of the parts of a state", () => {
  const comparisons = ["And", "Or", "Not", "Variable", "StringEquals", "NumericLessThan", "BooleanEquals", "IsPresent"];
  it.each(comparisons)("%s in a choice rule of JSONPath", (name) => {
    const Choices = [{ [name]: "$.a", Next: "Done" }];
    refuses(inMachine({ Type: "Choice", Choices }), `The field '${name}' is not supported at /States/X/Choices/0`);
  });

  it.each(["ResultPath", "Parameters"])("%s in a catcher", (name) => {
    const Catch = [{ ErrorEquals: ["A"], Next: "Done", [name]: "$" }];
    refuses(inMachine({ ...states.Task, Catch }), `The field '${name}' is not supported at /States/X/Catch/0`);
  });

  it("Next in a retrier", () =>
    refuses(inMachine({ ...states.Task, Retry: [{ ErrorEquals: ["A"], Next: "Done" }] }), "The field 'Next'"));

  it.each(["Qualifier", "ClientContext", "LogType", "DurableExecutionName"])("%s of lambda:invoke", (name) => {
    const Arguments = { FunctionName: "f", [name]: "1" };
    refuses(inMachine({ ...states.Task, Arguments }), `The field '${name}' is not supported at /States/X/Arguments`);
  });

  it("an unknown field of the machine", () =>
    refuses(create({ StartAt: "Done", States: { Done: done }, Globals: {} }), "The field 'Globals' is not supported"));
});

const optimized = [
  "apigateway:invoke",
  "athena:startQueryExecution.sync",
  "batch:submitJob.sync",
  "bedrock:invokeModel",
  "bedrock:createModelCustomizationJob.sync",
  "codebuild:startBuild.sync",
  "databrew:startJobRun.sync",
  "dynamodb:getItem",
  "dynamodb:putItem",
  "dynamodb:updateItem",
  "dynamodb:deleteItem",
  "ecs:runTask.sync",
  "ecs:runTask.waitForTaskToken",
  "eks:runJob.sync",
  "eks:call",
  "elasticmapreduce:createCluster.sync",
  "emr-containers:startJobRun.sync",
  "emr-serverless:startJobRun.sync",
  "events:putEvents",
  "events:putEvents.waitForTaskToken",
  "glue:startJobRun.sync",
  "http:invoke",
  "mediaconvert:createJob.sync",
  "sagemaker:createTrainingJob.sync",
  "sns:publish",
  "sns:publish.waitForTaskToken",
  "sqs:sendMessage",
  "sqs:sendMessage.waitForTaskToken",
  "states:startExecution",
  "states:startExecution.sync",
  "states:startExecution.sync:2",
  "states:startExecution.waitForTaskToken",
  "aws-sdk:cognitoidentityprovider:adminCreateUser",
  "aws-sdk:sfn:sendTaskSuccess",
  "lambda:invoke.sync",
  "lambda:invokeAsync",
];

describe("resources", () => {
  it.each([
    ...optimized.map((name) => `arn:aws:states:::${name}`),
    "arn:aws:states:eu-west-1:000000000000:activity:approve",
    "arn:aws:lambda:eu-west-1:000000000000:function:plain",
  ])("%s", (Resource) =>
    refuses(
      inMachine({ ...states.Task, Resource }),
      `The resource '${Resource}' is not supported at /States/X/Resource`,
    ),
  );
});
