import { z } from "zod";
import { NotSupported } from "../kernel/aws-error.ts";
import type { Template } from "./assembly.ts";
import { type References, resolve } from "./intrinsics.ts";

/** What CloudFormation knows of a resource once it is made: its `Ref` and its attributes. */
export interface Provisioned {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Makes a resource of one type from its resolved properties. */
export type ResourceType = (
  properties: Readonly<Record<string, unknown>>,
  logicalId: string,
) => Promise<Provisioned> | Provisioned;

export interface DeployOptions {
  readonly types: ReadonlyMap<string, ResourceType>;
  /** `AWS::Region` and its like. */
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

/**
 * Makes every resource of a template, each when something refers to it or its turn comes, and answers the
 * outputs. A resource type that is not in `types` stops with its name.
 */
export async function deploy(
  template: Template,
  { types, pseudoParameters }: DeployOptions,
): Promise<Record<string, string>> {
  const made = new Map<string, Promise<Provisioned>>();
  const parameters = Object.entries(template.Parameters).map(([name, { Default = "" }]): [string, string] => [
    name,
    Default,
  ]);
  const values = new Map([...Object.entries(pseudoParameters), ...parameters]);

  const make = async (logicalId: string): Promise<Provisioned> => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template refers to ${logicalId}, which it does not have.`);
    const type = types.get(resource.Type);
    if (type === undefined) throw new NotSupported(`${resource.Type} (${logicalId})`);
    const properties = Resolved.parse(await resolve(resource.Properties, references));
    return explain(logicalId, resource.Type, async () => type(properties, logicalId));
  };
  const provision = (logicalId: string): Promise<Provisioned> => {
    const provisioned = made.get(logicalId) ?? make(logicalId);
    made.set(logicalId, provisioned);
    return provisioned;
  };
  const references: References = {
    ref: async (logicalId) => values.get(logicalId) ?? (await provision(logicalId)).ref,
    async getAtt(logicalId, attribute) {
      const value = (await provision(logicalId)).attributes?.[attribute];
      if (value === undefined) throw new NotSupported(`The attribute ${attribute} of ${logicalId}`);
      return value;
    },
  };
  for (const logicalId of Object.keys(template.Resources)) await provision(logicalId);
  const outputs = Object.entries(template.Outputs).map(async ([name, { Value }]): Promise<[string, string]> => {
    return [name, String(await resolve(Value, references))];
  });
  return Object.fromEntries(await Promise.all(outputs));
}

const Resolved = z.record(z.string(), z.unknown());

/** A property that a service does not know is told with the resource that has it. */
async function explain<T>(logicalId: string, type: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new Error(`${type} ${logicalId} cannot be made locally: ${cause}`, { cause: error });
  }
}
