import { expect, it } from "vitest";
import { z } from "zod";
import { functions, grantsOfAStateMachine } from "./expected-grants.ts";
import { grantsOf } from "./grants-of.ts";
import { synthesizeStack } from "./synthesize-stack.ts";

const template = synthesizeStack();

const DeployedFunction = z.object({
  FunctionName: z.string(),
  Role: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const deployed = Object.values(template.findResources("AWS::Lambda::Function")).map(({ Properties }) =>
  DeployedFunction.parse(Properties),
);

/** Grants of every function: its own log, and X-Ray, which has no resources. */
const logsAndTraces = [
  "logs:CreateLogStream AWS::Logs::LogGroup",
  "logs:PutLogEvents AWS::Logs::LogGroup",
  "xray:PutTelemetryRecords *",
  "xray:PutTraceSegments *",
];

it("deploys exactly the functions of the table", () => {
  const names = Object.keys(functions).map((task) => `onboarding-${task}`);
  expect(deployed.map(({ FunctionName }) => FunctionName).sort()).toEqual(names.sort());
});

it.each(Object.entries(functions))("grants %s exactly what its row lists", (task, { grants }) => {
  const role = deployed.find(({ FunctionName }) => FunctionName === `onboarding-${task}`)?.Role["Fn::GetAtt"][0];
  expect(grantsOf(template, role ?? "")).toEqual([...grants, ...logsAndTraces].sort());
});

it.each(Object.entries(functions))(
  "passes to %s exactly the environment variables that its row lists",
  (task, { environment }) => {
    const found = deployed.find(({ FunctionName }) => FunctionName === `onboarding-${task}`);
    expect(Object.keys(found?.Environment.Variables ?? {}).sort()).toEqual([...environment, "NODE_OPTIONS"].sort());
  },
);

it.each(["Onboarding", "PasswordReset"])("lets %s call its nine functions, deliver logs and send traces", (id) => {
  const [roleId = "", ...more] = Object.keys(template.findResources("AWS::IAM::Role")).filter((role) =>
    role.startsWith(`${id}Role`),
  );
  expect(more).toEqual([]);
  expect(grantsOf(template, roleId)).toEqual(grantsOfAStateMachine);
});
