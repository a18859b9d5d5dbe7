import type { Assembly } from "local-aws";
import { z } from "zod";
import type { Patch } from "../functions/build.ts";
import type { Story } from "../story/story.ts";

export type Template = Assembly["template"];

const State = z.looseObject({
  Next: z.string().optional(),
  Default: z.string().optional(),
  Catch: z.array(z.looseObject({ ErrorEquals: z.array(z.string()), Next: z.string() })).optional(),
  Retry: z.array(z.looseObject({ ErrorEquals: z.array(z.string()) })).optional(),
  Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string() })).optional(),
});
const Definition = z.looseObject({ States: z.record(z.string(), State) });
export type Definition = z.infer<typeof Definition>;

/** A mistake put into the system, and the rules of which at least one must be broken by it. */
export interface Mutation {
  /** The mistake. */
  readonly name: string;
  /** In the tasks' source. */
  readonly code?: readonly Patch[];
  /** In a state machine. */
  readonly machine?: "onboarding" | "password-reset";
  readonly definition?: (definition: Definition) => void;
  /** Elsewhere in the template. */
  readonly resources?: (resources: Template["Resources"]) => void;
  readonly killedBy: readonly string[];
  /** Seeds in which a rule is broken, tried first. */
  readonly seeds: readonly number[];
  /** What else must be so in their stories, where it is too rare by chance. */
  readonly story?: (story: Story) => Story;
}

/** A patch of one text in one file, by its path from the project's root. */
export function patch(file: string, from: string, to: string): Patch {
  return { file, from, to };
}

const Joined = z.object({ "Fn::Join": z.tuple([z.literal(""), z.array(z.unknown())]) });

/** A copy of the template with the mutation's mistakes; the template itself where it has none of these. */
export function templateOf(template: Template, { machine = "onboarding", definition, resources }: Mutation): Template {
  if (definition === undefined && resources === undefined) return template;
  const copy = structuredClone(template);
  resources?.(copy.Resources);
  if (definition === undefined) return copy;
  const resource = Object.values(copy.Resources).find(({ Properties }) => Properties["StateMachineName"] === machine);
  if (resource === undefined) throw new Error(`The template has no state machine ${machine}.`);
  resource.Properties["DefinitionString"] = changed(resource.Properties["DefinitionString"], definition);
  return copy;
}

/** The text is in parts, with references between them: these are numbered while the JSON is read. */
function changed(joined: unknown, change: (definition: Definition) => void): unknown {
  const parts = Joined.parse(joined)["Fn::Join"][1];
  const text = parts.map((part, index) => (typeof part === "string" ? part : `<<${index}>>`)).join("");
  const definition = Definition.parse(JSON.parse(text));
  change(definition);
  const pieces = JSON.stringify(definition).split(/<<(\d+)>>/);
  return { "Fn::Join": ["", pieces.map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]))] };
}

/** A state of a definition. Throws where there is none of this name. */
export function stateOf({ States }: Definition, name: string): z.infer<typeof State> {
  const state = States[name];
  if (state === undefined) throw new Error(`There is no state ${name}.`);
  return state;
}

/** Leads an error that a state catches elsewhere. */
export function leadTo(definition: Definition, name: string, error: string, to: string | undefined): void {
  const state = stateOf(definition, name);
  if (!state.Catch?.some(({ ErrorEquals }) => ErrorEquals.includes(error)))
    throw new Error(`${name} catches no ${error}.`);
  const others = state.Catch.filter(({ ErrorEquals }) => !ErrorEquals.includes(error));
  const own = state.Catch.filter(({ ErrorEquals }) => ErrorEquals.includes(error));
  state.Catch = to === undefined ? others : [...others, ...own.map((caught) => ({ ...caught, Next: to }))];
}
