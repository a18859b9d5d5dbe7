import * as z from "zod";
import { readOptions } from "../lib/read-options.ts";
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

/** Parses the command line. Throws `CannotRun` with all options that are wrong. */
export function parseOptions(args: readonly string[]): JourneyOptions | "help" {
  const read = readOptions(Options, args);
  if (read === "help") return "help";
  if ("problems" in read) throw cannotRun(read.problems);
  return read.values;
}

function cannotRun(problems: readonly string[]): CannotRun {
  return new CannotRun([...problems, "All options: npm run journeys -- --help"].join("\n"));
}
