import { expect, it } from "vitest";
import { deployTemplate } from "../../src/assembly/deploy-template.ts";
import { createAccount } from "../support/account.ts";

const where = { region: "eu-west-1", accountId: "000000000000" };
const machines = "arn:aws:states:eu-west-1:000000000000:stateMachine:";

/** Deploys a state machine without a name, whose role's trust policy has these conditions. */
function deployMachine(Condition: object): Promise<Record<string, string>> {
  const trust = {
    Effect: "Allow",
    Action: "sts:AssumeRole",
    Principal: { Service: "states.amazonaws.com" },
    Condition,
  };
  const AssumeRolePolicyDocument = { Version: "2012-10-17", Statement: [trust] };
  const definition = { QueryLanguage: "JSONata", StartAt: "Done", States: { Done: { Type: "Succeed" } } };
  const RoleArn = { "Fn::GetAtt": ["Role", "Arn"] };
  const template = {
    Parameters: {},
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument } },
      Orders: {
        Type: "AWS::StepFunctions::StateMachine",
        Properties: { DefinitionString: JSON.stringify(definition), RoleArn },
      },
    },
    Outputs: { Arn: { Value: { Ref: "Orders" } } },
  };
  return deployTemplate({ template, stackName: "Shop" }, createAccount(), where);
}

it.each([
  ["any caller", {}],
  ["its account", { StringEquals: { "aws:SourceAccount": "000000000000" } }],
  ["its state machines", { ArnLike: { "aws:SourceArn": `${machines}*` } }],
  ["this state machine", { ArnEquals: { "aws:SourceArn": `${machines}Shop-Orders` } }],
])(
  "a state machine, named after its stack, may have a role that trusts Step Functions for %s",
  async (_, condition) => {
    expect(await deployMachine(condition)).toEqual({ Arn: `${machines}Shop-Orders` });
  },
);

it.each([
  ["another account", { StringEquals: { "aws:SourceAccount": "111111111111" } }],
  ["another state machine", { ArnEquals: { "aws:SourceArn": `${machines}other` } }],
])("a state machine is refused with a role that trusts Step Functions for %s", async (_, condition) => {
  await expect(deployMachine(condition)).rejects.toThrow(
    "AWS::StepFunctions::StateMachine Orders cannot be made locally",
  );
});
