import { z } from "zod";
import { CannotHire } from "../../local/emit-hire.ts";
import { readOptions } from "../lib/read-options.ts";

const name = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u)
  .describe("a text of 1 to 256 characters");
const text = z.string().min(1);

/** Each description completes the sentence "allowed is ...". The receiver of the event validates again. */
const Options = z.strictObject({
  "employee-id": z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .describe("1 to 64 characters of A-Z a-z 0-9 _ -"),
  email: z.email({ pattern: z.regexes.html5Email }).max(254).describe("an e-mail address"),
  "given-name": name,
  "family-name": name,
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .max(35)
    .optional()
    .describe("a language tag such as en or de-CH"),
  source: text.optional().describe("the source of HR's events"),
  outputs: text.optional().describe("a file"),
  "event-bus": text.optional().describe("the name of an event bus"),
  profile: text.optional().describe("the name of an AWS profile"),
  region: text.optional().describe("an AWS Region"),
});

/** The `detail` of an `EmployeeHired`. */
export interface Hire {
  readonly employeeId: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly locale?: string;
}

/** The options that select the bus. */
export interface TargetOptions {
  readonly outputs: string | undefined;
  readonly eventBus: string | undefined;
  readonly profile: string | undefined;
  readonly region: string | undefined;
}

export interface Command {
  readonly hire: Hire;
  /** The event's source; if undefined, the one that the stack's rule matches. */
  readonly source: string | undefined;
  readonly target: TargetOptions;
}

/** Parses the command line. Throws `CannotHire` with all options that are missing or wrong. */
export function parseCommand(args: readonly string[]): Command | "help" {
  const read = readOptions(Options, args);
  if (read === "help") return "help";
  if ("problems" in read) throw cannotHire(read.problems);
  const { source, outputs, profile, region, locale, ...given } = read.values;
  const eventBus = given["event-bus"];
  if (outputs !== undefined && eventBus !== undefined)
    throw cannotHire(["--outputs and --event-bus both select the bus; give one of them."]);
  const [employeeId, givenName, familyName] = [given["employee-id"], given["given-name"], given["family-name"]];
  const hire = { employeeId, email: given.email, givenName, familyName, ...(locale === undefined ? {} : { locale }) };
  return { hire, source, target: { outputs, eventBus, profile, region } };
}

function cannotHire(problems: readonly string[]): CannotHire {
  return new CannotHire([...problems, "All options: npm run hire -- --help"].join("\n"));
}
