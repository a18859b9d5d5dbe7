import { z } from "zod";

const Transition = z.object({ Next: z.string() });
const Definition = z.object({
  StartAt: z.string(),
  States: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Choices: z.array(Transition.extend({ Comment: z.string().optional(), Condition: z.string() })).default([]),
      Catch: z.array(Transition.extend({ ErrorEquals: z.array(z.string()) })).default([]),
    }),
  ),
});
type State = z.infer<typeof Definition>["States"][string];

/** A state machine's definition (ASL as JSON) as a Mermaid flowchart. Dashed arrows are caught errors. */
export function diagram(definition: unknown): string {
  const { StartAt, States } = Definition.parse(definition);
  const states = inTheOrderOfTheStory(StartAt, States);
  const ids = new Map(states.map(([name], index) => [name, `s${index}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  return [
    "flowchart TD",
    ...states.map(([name, state]) => `  ${idOf(name)}${shapeOf(name, state)}`),
    `  start(( )) --> ${idOf(StartAt)}`,
    ...states.flatMap(([name, state]) => arrowsOf(state).map(([arrow, to]) => `  ${idOf(name)} ${arrow} ${idOf(to)}`)),
  ].join("\n");
}

/** The happy path first, then what turns off it: a synthesized definition has its states in the order of their making. */
function inTheOrderOfTheStory(start: string, states: Readonly<Record<string, State>>): [string, State][] {
  const told = new Map<string, State>();
  const tell = (name: string): void => {
    const state = states[name];
    if (state === undefined || told.has(name)) return;
    told.set(name, state);
    for (const next of [state.Next, ...state.Choices.map((choice) => choice.Next), state.Default]) if (next) tell(next);
    for (const caught of state.Catch) tell(caught.Next);
  };
  tell(start);
  return [...told];
}

function shapeOf(name: string, { Type }: State): string {
  if (Type === "Choice") return `{"${name}"}`;
  return Type === "Succeed" || Type === "Fail" ? `(["${name}"])` : `["${name}"]`;
}

/** Pairs of an arrow, with its label, and the name of the state that it leads to. */
function arrowsOf({ Next, Default, Choices, Catch }: State): (readonly [arrow: string, to: string])[] {
  return [
    ...Choices.map((choice) => [`-- "${choice.Comment ?? choice.Condition}" -->`, choice.Next] as const),
    ...(Default === undefined ? [] : [['-- "otherwise" -->', Default] as const]),
    ...(Next === undefined ? [] : [["-->", Next] as const]),
    ...Catch.map((caught) => [`-. "${caught.ErrorEquals[0] ?? ""}" .->`, caught.Next] as const),
  ];
}
