import { z } from "zod";
import { NotSupported } from "../kernel/aws-error.ts";
import type { ProvisionedResource, ResourceType } from "../kernel/resource-type.ts";
import type { Template } from "./assembly.ts";
import { type References, resolve } from "./intrinsics.ts";

/** What a deployment needs beside the template. */
export interface DeployOptions {
  readonly types: ReadonlyMap<string, ResourceType>;
  /** Values of `AWS::Region`, `AWS::StackName` and the other pseudo parameters. */
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

/** The template asks for something that the local run does not have; the message names it and its resource. */
export class DeploymentFailed extends Error {
  override readonly name = "DeploymentFailed";
}

/**
 * Creates every resource of a template once, the resources that it refers to first, and returns the stack's outputs.
 * Rejects with `DeploymentFailed` for a resource type that is not in `types`, a property that a service does not
 * support, a reference to a resource that does not exist, and a circular reference.
 */
export async function deploy(template: Template, { types, pseudoParameters }: DeployOptions): Promise<Outputs> {
  const created = new Map<string, Promise<ProvisionedResource>>();
  const values = new Map([...Object.entries(pseudoParameters), ...parametersOf(template)]);

  /** `path` has the logical ids of the resources whose references led to this one. */
  const create = async (logicalId: string, path: readonly string[]): Promise<ProvisionedResource> => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template refers to ${logicalId}, which does not exist.`);
    return withSubject(`${resource.Type} ${logicalId}`, async () => {
      const type = types.get(resource.Type);
      if (type === undefined) throw new NotSupported(resource.Type);
      const properties = await resolve(resource.Properties, referencesOf([...path, logicalId]));
      return type(Resolved.parse(properties), logicalId);
    });
  };
  const provision = (logicalId: string, path: readonly string[]): Promise<ProvisionedResource> => {
    if (path.includes(logicalId)) throw new Error(`Circular dependency between resources: [${path.join(", ")}]`);
    const provisioned = created.get(logicalId) ?? create(logicalId, path);
    created.set(logicalId, provisioned);
    return provisioned;
  };
  const referencesOf = (path: readonly string[]): References => ({
    ref: async (logicalId) => values.get(logicalId) ?? (await provision(logicalId, path)).ref,
    async getAtt(logicalId, attribute) {
      const value = (await provision(logicalId, path)).attributes?.[attribute];
      if (value === undefined) throw new NotSupported(`The attribute ${attribute} of ${logicalId}`);
      return value;
    },
  });
  for (const logicalId of Object.keys(template.Resources)) await provision(logicalId, []);
  const outputs = Object.entries(template.Outputs).map(async ([name, { Value }]): Promise<[string, string]> => {
    return [name, String(await withSubject(`The output ${name}`, () => resolve(Value, referencesOf([]))))];
  });
  return Object.fromEntries(await Promise.all(outputs));
}

type Outputs = Record<string, string>;
const Resolved = z.record(z.string(), z.unknown());

function parametersOf({ Parameters }: Template): [string, string][] {
  return Object.entries(Parameters).map(([name, { Default = "" }]) => [name, Default]);
}

/** Puts the resource in front of an error's text. A resource that refers to a failed one reports the error unchanged. */
async function withSubject<T>(subject: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeploymentFailed) throw error;
    const cause =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new DeploymentFailed(`${subject} cannot be made locally: ${cause}`, { cause: error });
  }
}
