import { readAssembly, resourceTypes } from "local-aws";
import { expect, inject, it } from "vitest";
import { z } from "zod";
import { stackName } from "../world/deployment.ts";
import { deployed } from "./deployed.ts";
import { decidedAtDeployment, nameOf } from "./grants.ts";

const { services, steps } = await deployed(readAssembly(inject("assemblies").standard));
const types = resourceTypes(services, stackName);
const trusts = services.iam.grants().filter((grant) => decidedAtDeployment(nameOf(grant)));

/** What runs with a role. */
const WithRole = z.union([
  z.object({ Role: z.string() }).transform(({ Role }) => Role),
  z.object({ RoleArn: z.string() }).transform(({ RoleArn }) => RoleArn),
]);
const running = steps
  .filter(({ type }) => ["AWS::Lambda::Function", "AWS::StepFunctions::StateMachine"].includes(type))
  .map((step) => ({ ...step, role: WithRole.parse(step.properties) }));

it("every function and both state machines have a role of their own, which somebody may assume", () => {
  expect(running.map(({ role }) => role).sort()).toEqual(trusts.map(({ policyOf }) => policyOf).sort());
});

it.each(running)("$logicalId cannot be made once its role is not for its service", async (step) => {
  const [trust, ...more] = trusts.filter(({ policyOf }) => policyOf === step.role);
  expect(more).toEqual([]);
  if (trust !== undefined) services.iam.withdraw(trust);
  // The deployment has made it before, with the same properties.
  const making = async () => types.get(step.type)?.(step.properties, step.logicalId);
  await expect(making()).rejects.toThrow(/cannot be assumed by Lambda|authorized to assume the provided role/);
});
