import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { NotSupported } from "../kernel/aws-error.ts";

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

/** The sections of a CloudFormation template that the local run reads. Other sections of a CDK template are ignored. */
const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.string().optional() })).default({}),
  Resources: z.record(z.string(), Resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
  Conditions: z.undefined({ error: "Conditions are not supported by the local run" }).optional(),
  Mappings: z.undefined({ error: "Mappings are not supported by the local run" }).optional(),
});
export type Template = z.infer<typeof Template>;

const Assets = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.string() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

const Manifest = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        properties: z.object({ templateFile: z.string().optional(), stackName: z.string().optional() }).optional(),
      }),
    )
    .default({}),
});

const TEMPLATE_SUFFIX = ".template.json";

/** A synthesized stack. */
export interface Assembly {
  readonly stackName: string;
  readonly template: Template;
  /** The folder of the asset that a deployment would upload under this key. Throws an Error for an unknown key. */
  folderOf(objectKey: string): string;
}

/** The folder is no cloud assembly; the message says why. */
export class InvalidAssembly extends Error {
  override readonly name = "InvalidAssembly";
}

/**
 * Reads the cloud assembly in a folder. Throws InvalidAssembly for a folder without one, NotSupported for more than one
 * stack, and a ZodError for a section of the template that the local run does not have.
 * https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-assemblies
 */
export function readAssembly(directory: string): Assembly {
  const file = templateFile(directory);
  const baseName = file.slice(0, -TEMPLATE_SUFFIX.length);
  const { files } = Assets.parse(readJson(directory, `${baseName}.assets.json`));
  const folders = new Map(
    Object.values(files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(directory, source.path)]),
    ),
  );
  return {
    stackName: nameInManifest(directory, file) ?? baseName,
    template: Template.parse(readJson(directory, file)),
    folderOf(objectKey) {
      const folder = folders.get(objectKey);
      if (folder === undefined) throw new Error(`The assembly has no asset ${objectKey}.`);
      return folder;
    },
  };
}

function templateFile(directory: string): string {
  if (!existsSync(directory)) throw new InvalidAssembly(`There is no folder ${directory}.`);
  const [file, ...more] = readdirSync(directory).filter((name) => name.endsWith(TEMPLATE_SUFFIX));
  if (file === undefined) throw new InvalidAssembly(`The folder ${directory} has no *${TEMPLATE_SUFFIX}.`);
  if (more.length > 0) throw new NotSupported("An assembly with more than one stack");
  return file;
}

/** The name that the stack has in the manifest; undefined when the manifest has none. */
function nameInManifest(directory: string, file: string): string | undefined {
  if (!existsSync(join(directory, "manifest.json"))) return undefined;
  const { artifacts } = Manifest.parse(readJson(directory, "manifest.json"));
  return Object.values(artifacts).find(({ properties }) => properties?.templateFile === file)?.properties?.stackName;
}

function readJson(directory: string, file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), "utf8"));
}
