import { parseArgs } from "node:util";
import * as z from "zod";
import { CannotRun } from "./cannot-run.ts";

const text = z.string().min(1).optional();

/** Each description completes the sentence "allowed is ...". */
const Options = z.strictObject({
  outputs: text.describe("a file"),
  mailbox: z
    .union([z.literal("ask"), z.url({ protocol: /^https?$/ })])
    .optional()
    .describe("the address of a mailbox, or ask"),
  recipient: z
    .string()
    .regex(/^[^@]*\{id\}[^@]*@.+$/)
    .optional()
    .describe("an e-mail address with {id} in front of the @"),
  only: text.describe("a part of a journey's title"),
  "endpoint-url": z.url().optional().describe("an address"),
  profile: text.describe("the name of an AWS profile"),
  region: text.describe("an AWS Region"),
});

export type JourneyOptions = z.output<typeof Options>;

/** What the command line asks for. Throws `CannotRun` with every option that is wrong. */
export function parseOptions(args: readonly string[]): JourneyOptions | "help" {
  const { help, ...values } = readOptions(args);
  if (help === true) return "help";
  const parsed = Options.safeParse(values);
  if (!parsed.success) throw refusal(problemsOf(parsed.error, values));
  return parsed.data;
}

function readOptions(args: readonly string[]) {
  const names = Object.keys(Options.shape).map((option) => [option, { type: "string" }] as const);
  try {
    return parseArgs({ args: [...args], options: { ...Object.fromEntries(names), help: { type: "boolean" } } }).values;
  } catch (error) {
    // The first sentence says what is wrong; the rest is about Node.js.
    throw refusal([`${(error instanceof Error ? error.message : String(error)).split(/\.\s/)[0]}.`]);
  }
}

function problemsOf(error: z.ZodError, values: Readonly<Record<string, unknown>>): string[] {
  const fields: Readonly<Record<string, z.ZodType>> = Options.shape;
  const options = new Set(error.issues.map(({ path }) => String(path[0])));
  return [...options].map(
    (option) => `--${option} is ${JSON.stringify(values[option])}; allowed is ${fields[option]?.description ?? ""}.`,
  );
}

function refusal(problems: readonly string[]): CannotRun {
  return new CannotRun([...problems, "All options: npm run journeys -- --help"].join("\n"));
}
