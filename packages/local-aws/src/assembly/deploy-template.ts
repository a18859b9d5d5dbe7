import type { Services } from "../create-services.ts";
import type { ResourceType } from "../kernel/resource-type.ts";
import type { Assembly } from "./assembly.ts";
import { deploy } from "./deploy.ts";
import { resourceTypes } from "./resource-types.ts";

interface Environment {
  readonly region: string;
  readonly accountId: string;
}

/**
 * Creates every resource of the assembly's template in the services and returns the stack's outputs by name. `types`
 * replaces the way in which resources are created. Rejects with `DeploymentFailed`.
 */
export function deployTemplate(
  { template, stackName }: Pick<Assembly, "template" | "stackName">,
  services: Services,
  { region, accountId }: Environment,
  types: ReadonlyMap<string, ResourceType> = resourceTypes(services, stackName),
): Promise<Record<string, string>> {
  const pseudoParameters = {
    "AWS::AccountId": accountId,
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::StackName": stackName,
    "AWS::URLSuffix": "amazonaws.com",
  };
  return deploy(template, { types, pseudoParameters });
}
