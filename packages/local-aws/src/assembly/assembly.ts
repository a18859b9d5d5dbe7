import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { NotSupported } from "../kernel/aws-error.ts";

const Resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

/** A CloudFormation template, as CDK synthesizes it; what the local run has no use for is left out. */
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

/** A synthesized stack: its template, and where its assets lie. */
export interface Assembly {
  readonly template: Template;
  /** The folder of the asset that a deployment would upload under this key. */
  folderOf(objectKey: string): string;
}

/** Reads the cloud assembly in `directory`, which must hold one stack. */
export function readAssembly(directory: string): Assembly {
  const [file, ...more] = readdirSync(directory).filter((name) => name.endsWith(".template.json"));
  if (file === undefined || more.length > 0) throw new NotSupported("An assembly with other than one stack");
  const assets = Assets.parse(readJson(directory, file.replace(".template.json", ".assets.json")));
  const folders = new Map(
    Object.values(assets.files).flatMap(({ source, destinations }) =>
      Object.values(destinations).map(({ objectKey }) => [objectKey, join(directory, source.path)]),
    ),
  );
  return {
    template: Template.parse(readJson(directory, file)),
    folderOf(objectKey) {
      const folder = folders.get(objectKey);
      if (folder === undefined) throw new Error(`The assembly has no asset ${objectKey}.`);
      return folder;
    },
  };
}

function readJson(directory: string, file: string): unknown {
  return JSON.parse(readFileSync(join(directory, file), "utf8"));
}
