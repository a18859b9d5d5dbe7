import { expect, it } from "vitest";
import { z } from "zod";
import { grantsOf } from "./grants-of.ts";
import { synthesizeStack } from "./synthesize-stack.ts";

const userPoolId = "eu-west-1_a1B2c3D4e";
const appClientId = "1h57kf5cpq17m0eml12EXAMPLE";
const template = synthesizeStack({ userPoolId, appClientId });

const Deployed = z.object({
  FunctionName: z.string().transform((name) => name.replace("onboarding-", "")),
  Role: z.object({ "Fn::GetAtt": z.tuple([z.string(), z.literal("Arn")]) }),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});
const deployed = Object.values(template.findResources("AWS::Lambda::Function")).map(({ Properties }) =>
  Deployed.parse(Properties),
);

function deployedOf(task: string) {
  return Deployed.parse(deployed.find(({ FunctionName }) => FunctionName === task));
}

const grantsOnThePool = (task: string) =>
  grantsOf(template, deployedOf(task).Role["Fn::GetAtt"][0]).filter((grant) => grant.startsWith("cognito-idp:"));

it("creates no resource of Cognito, and no trigger", () => {
  const { Resources } = z
    .object({ Resources: z.record(z.string(), z.object({ Type: z.string() })) })
    .parse(template.toJSON());
  const types = Object.values(Resources).map(({ Type }) => Type);
  expect(types.filter((type) => type.startsWith("AWS::Cognito::"))).toEqual([]);
  expect(deployed.map(({ FunctionName }) => FunctionName)).not.toContain("compose-code-message");
  expect(deployed).toHaveLength(17);
});

it.each([
  ["finish-password-challenge", "BACKEND_CLIENT_ID"],
  ["answer-mfa-challenge", "BACKEND_CLIENT_ID"],
  ["portal", "APP_CLIENT_ID"],
  ["create-suppressed-user", "IMPORTED_APP_CLIENT_ID"],
])("passes to %s the pool, and its client as %s", (task, name) => {
  expect(deployedOf(task).Environment.Variables).toMatchObject({ USER_POOL_ID: userPoolId, [name]: appClientId });
});

it("grants access to that pool only, and lets the first task read its settings", () => {
  const onThePool = (action: string) => `cognito-idp:${action} userpool/${userPoolId}`;
  expect(grantsOnThePool("sign-out-user")).toEqual([onThePool("AdminUserGlobalSignOut")]);
  expect(grantsOnThePool("create-suppressed-user")).toEqual(
    [
      "AdminCreateUser",
      "AdminEnableUser",
      "AdminGetUser",
      "DescribeUserPool",
      "DescribeUserPoolClient",
      "GetUserPoolMfaConfig",
    ].map(onThePool),
  );
});

it("has the configured pool and client as stack outputs", () => {
  expect(template.toJSON()["Outputs"]).toMatchObject({
    UserPoolId: { Value: userPoolId },
    AppClientId: { Value: appClientId },
  });
});

it.each(["start-password-reset", "verify-email-attribute"])(
  "passes to %s that unverified addresses are refused",
  (task) => {
    expect(deployedOf(task).Environment.Variables).toMatchObject({ UNVERIFIED_ADDRESS: "refused" });
  },
);
