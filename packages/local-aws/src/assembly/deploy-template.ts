import type { Services } from "../create-services.ts";
import type { Assembly } from "./assembly.ts";
import { deploy, type ResourceType } from "./deploy.ts";
import { resourceTypes } from "./resource-types.ts";

interface Where {
  readonly region: string;
  readonly accountId: string;
}

/**
 * Makes every resource of the template in the services; answers the stack's outputs. Rejects with `DeploymentFailed`.
 * `types`: how they are made, where that is not just by the services.
 */
export function deployTemplate(
  { template }: Pick<Assembly, "template">,
  services: Services,
  { region, accountId }: Where,
  types: ReadonlyMap<string, ResourceType> = resourceTypes(services),
): Promise<Record<string, string>> {
  const pseudoParameters = {
    "AWS::AccountId": accountId,
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::StackName": "Onboarding",
    "AWS::URLSuffix": "amazonaws.com",
  };
  return deploy(template, { types, pseudoParameters });
}
