import { CreateUserPoolClientCommand, CreateUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readAssembly } from "local-aws";
import { inject } from "vitest";
import * as z from "zod";
import { assemblies } from "./assemblies.ts";
import { operationsAt } from "./operations.ts";
import type { TestPlatform } from "./platform.ts";

/** An existing user pool that the stack did not create, with a client that has a secret. */
export interface OwnPool {
  readonly userPoolId: string;
  readonly appClientId: string;
  readonly secret: string;
}

type AuthFlow = "ALLOW_ADMIN_USER_PASSWORD_AUTH" | "ALLOW_USER_PASSWORD_AUTH" | "ALLOW_REFRESH_TOKEN_AUTH";
const everyFlow: readonly AuthFlow[] = [
  "ALLOW_ADMIN_USER_PASSWORD_AUTH",
  "ALLOW_USER_PASSWORD_AUTH",
  "ALLOW_REFRESH_TOKEN_AUTH",
];

/** Creates a pool as an account may have had for years: Cognito's default policy, user names that ignore case. */
export async function createPool({ cognito }: TestPlatform): Promise<string> {
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({
      PoolName: "people",
      AliasAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] },
    }),
  );
  return UserPool?.Id ?? "";
}

export async function createConfidentialClient(
  { cognito }: TestPlatform,
  userPoolId: string,
  ExplicitAuthFlows: readonly AuthFlow[] = everyFlow,
): Promise<OwnPool> {
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId: userPoolId,
      ClientName: "website",
      GenerateSecret: true,
      ExplicitAuthFlows: [...ExplicitAuthFlows],
      PreventUserExistenceErrors: "ENABLED",
    }),
  );
  return { userPoolId, appClientId: UserPoolClient?.ClientId ?? "", secret: UserPoolClient?.ClientSecret ?? "" };
}

/** Lets every function and role of the assembly `ownPool` use a pool that was created after the deployment. */
export async function withPool(platform: TestPlatform, pool: OwnPool): Promise<TestPlatform> {
  grantAccessTo(platform, pool);
  const reconfigured = functionsWithPlaceholders().map(({ task, names }) =>
    operationsAt(platform).reconfigure(task, (variables) => ({
      ...variables,
      ...Object.fromEntries(names.map(({ name, setting }) => [name, pool[setting]])),
    })),
  );
  await Promise.all(reconfigured);
  const { userPoolId, appClientId } = pool;
  return { ...platform, outputs: { ...platform.outputs, userPoolId, appClientId } };
}

/** Grants each role on this pool what it is granted on the placeholder. */
function grantAccessTo({ services: { iam } }: TestPlatform, { userPoolId }: OwnPool): void {
  const placeholder = assemblies.ownPool.userPoolId;
  for (const { policyOf, action, resource } of iam.grants().filter((grant) => grant.resource.includes(placeholder))) {
    const Statement = [{ Effect: "Allow", Action: action, Resource: resource.replace(placeholder, userPoolId) }];
    const Roles = [policyOf.replace("role/", "")];
    iam.policies.attach({ PolicyName: "own-pool", PolicyDocument: { Version: "2012-10-17", Statement }, Roles });
  }
}

const settings = ["userPoolId", "appClientId"] as const;

const FunctionProperties = z.object({
  FunctionName: z.string().startsWith("onboarding-"),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/** The functions that have a placeholder, with the names of those environment variables. */
function functionsWithPlaceholders() {
  const functions = Object.values(readAssembly(inject("assemblies").ownPool).template.Resources)
    .filter(({ Type }) => Type === "AWS::Lambda::Function")
    .map(({ Properties }) => FunctionProperties.parse(Properties));
  return functions.flatMap(({ FunctionName, Environment }) => {
    const names = Object.entries(Environment.Variables).flatMap(([name, value]) => {
      const setting = settings.find((each) => assemblies.ownPool[each] === value);
      return setting === undefined ? [] : [{ name, setting }];
    });
    return names.length === 0 ? [] : [{ task: FunctionName.replace("onboarding-", ""), names }];
  });
}
