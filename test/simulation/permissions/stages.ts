import { readAssembly } from "local-aws";
import { type Assembly, assemblies } from "../../support/assemblies.ts";
import { type BuiltCode, Functions } from "../functions/functions.ts";
import { Deployment } from "../world/deployment.ts";
import { deployed } from "./deployed.ts";
import type { Stage } from "./play.ts";

type Folders = Readonly<Record<Assembly, string>>;

/** Every template, with the functions as they are built for all of them. */
export async function stagesOf(folders: Folders, code: BuiltCode): Promise<Readonly<Record<Assembly, Stage>>> {
  const stageOf = (deployment: Deployment): Stage => ({ functions: new Functions(code), deployment });
  const deploymentOf = (assembly: Assembly) => new Deployment(readAssembly(folders[assembly]));
  return {
    standard: stageOf(deploymentOf("standard")),
    secondFactor: stageOf(deploymentOf("secondFactor")),
    authenticator: stageOf(deploymentOf("authenticator")),
    ownPool: stageOf(await deploymentWithPool(folders.ownPool)),
  };
}

const THEIRS = {
  TheirPool: {
    Type: "AWS::Cognito::UserPool",
    Properties: { AliasAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } },
  },
  TheirClient: {
    Type: "AWS::Cognito::UserPoolClient",
    Properties: {
      UserPoolId: { Ref: "TheirPool" },
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
      PreventUserExistenceErrors: "ENABLED",
    },
  },
};

/**
 * The stack that works with somebody's own pool, and that pool. The pool comes first in the template, and ids are drawn
 * alike in every deployment: the resources of the first one show what the placeholders stand for.
 */
async function deploymentWithPool(folder: string): Promise<Deployment> {
  const { template } = readAssembly(folder);
  const Outputs = { TheirPool: { Value: { Ref: "TheirPool" } }, TheirClient: { Value: { Ref: "TheirClient" } } };
  const together = {
    ...template,
    Resources: { ...THEIRS, ...template.Resources },
    Outputs: { ...template.Outputs, ...Outputs },
  };
  const { outputs } = await deployed({ template: together });
  const text = JSON.stringify(together)
    .replaceAll(assemblies.ownPool.userPoolId, outputs["TheirPool"] ?? "")
    .replaceAll(assemblies.ownPool.appClientId, outputs["TheirClient"] ?? "");
  return new Deployment({ template: JSON.parse(text) });
}
