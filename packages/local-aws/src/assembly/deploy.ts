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

/** The template has something that cannot be made locally; the message says what, and in which resource. */
export class DeploymentFailed extends Error {
  override readonly name = "DeploymentFailed";
}

/**
 * Makes every resource of a template, each once, when something refers to it or its turn comes, and answers the
 * outputs. Rejects with `DeploymentFailed`: for a resource type that is not in `types`, a property that a service
 * does not know, a reference that leads nowhere or in a circle.
 */
export async function deploy(template: Template, { types, pseudoParameters }: DeployOptions): Promise<Outputs> {
  const made = new Map<string, Promise<Provisioned>>();
  const values = new Map([...Object.entries(pseudoParameters), ...parametersOf(template)]);

  /** `path`: whose references lead here. */
  const make = async (logicalId: string, path: readonly string[]): Promise<Provisioned> => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template refers to ${logicalId}, which it does not have.`);
    return explain(`${resource.Type} ${logicalId}`, async () => {
      const type = types.get(resource.Type);
      if (type === undefined) throw new NotSupported(resource.Type);
      const properties = await resolve(resource.Properties, referencesOf([...path, logicalId]));
      return type(Resolved.parse(properties), logicalId);
    });
  };
  const provision = (logicalId: string, path: readonly string[]): Promise<Provisioned> => {
    if (path.includes(logicalId)) throw new Error(`Circular dependency between resources: [${path.join(", ")}]`);
    const provisioned = made.get(logicalId) ?? make(logicalId, path);
    made.set(logicalId, provisioned);
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
    return [name, String(await explain(`The output ${name}`, () => resolve(Value, referencesOf([]))))];
  });
  return Object.fromEntries(await Promise.all(outputs));
}

type Outputs = Record<string, string>;
const Resolved = z.record(z.string(), z.unknown());

function parametersOf({ Parameters }: Template): [string, string][] {
  return Object.entries(Parameters).map(([name, { Default = "" }]) => [name, Default]);
}

/** Tells what went wrong with the resource where it did; those that refer to it only pass it on. */
async function explain<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DeploymentFailed) throw error;
    const cause =
      error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : String(error);
    throw new DeploymentFailed(`${what} cannot be made locally: ${cause}`, { cause: error });
  }
}
