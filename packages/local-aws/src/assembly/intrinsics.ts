import { z } from "zod";
import { NotSupported } from "../kernel/aws-error.ts";

/** Looks up the values of references. */
export interface References {
  ref(logicalId: string): Promise<string>;
  getAtt(logicalId: string, attribute: string): Promise<string>;
}

const Join = z.tuple([z.string(), z.unknown()]);
const GetAtt = z.tuple([z.string(), z.string()]);
const Select = z.tuple([z.coerce.number(), z.unknown()]);
const Split = z.tuple([z.string(), z.unknown()]);
const Texts = z.array(z.string());

type Intrinsic = (argument: unknown, references: References) => Promise<unknown>;

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html */
const intrinsics = {
  Ref: (argument, references) => references.ref(z.string().parse(argument)),
  "Fn::GetAtt": (argument, references) => references.getAtt(...GetAtt.parse(argument)),
  "Fn::Join": async (argument, references) => {
    const [separator, parts] = Join.parse(argument);
    return Texts.parse(await resolve(parts, references)).join(separator);
  },
  "Fn::Select": async (argument, references) => {
    const [index, list] = Select.parse(argument);
    const texts = Texts.parse(await resolve(list, references));
    if (texts[index] === undefined) throw new Error(`Fn::Select asks for item ${index} of ${texts.length}.`);
    return texts[index];
  },
  "Fn::Split": async (argument, references) => {
    const [separator, text] = Split.parse(argument);
    return z
      .string()
      .parse(await resolve(text, references))
      .split(separator);
  },
  "Fn::Sub": async (argument, references) => {
    if (Array.isArray(argument)) throw new NotSupported("Fn::Sub with a map of its own");
    return substitute(z.string().parse(argument), references);
  },
} as const satisfies Readonly<Record<string, Intrinsic>>;

const table: ReadonlyMap<string, Intrinsic> = new Map(Object.entries(intrinsics));

/** Replaces the intrinsic functions in a value of a template by their results. Throws NotSupported for an unknown one. */
export async function resolve(value: unknown, references: References): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolve(item, references)));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (only !== undefined && entries.length === 1 && (only[0] === "Ref" || only[0].startsWith("Fn::"))) {
    const intrinsic = table.get(only[0]);
    if (intrinsic === undefined) throw new NotSupported(`The intrinsic function ${only[0]}`);
    return intrinsic(only[1], references);
  }
  const resolved = entries.map(
    async ([key, item]): Promise<[string, unknown]> => [key, await resolve(item, references)],
  );
  return Object.fromEntries(await Promise.all(resolved));
}

async function substitute(text: string, references: References): Promise<string> {
  const parts = text.split(/\$\{([^!}]+)\}/);
  const values = parts.map((part, index) => {
    // `${!Literal}` stands for `${Literal}`.
    if (index % 2 === 0) return part.replaceAll("${!", "${");
    const [logicalId = "", ...attribute] = part.split(".");
    return attribute.length === 0 ? references.ref(logicalId) : references.getAtt(logicalId, attribute.join("."));
  });
  return (await Promise.all(values)).join("");
}
