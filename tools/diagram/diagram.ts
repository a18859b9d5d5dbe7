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

/** Renders a state machine's definition (ASL as JSON) as a Mermaid flowchart. Dashed arrows are caught errors. */
export function diagram(definition: unknown): string {
  const { StartAt, States } = Definition.parse(definition);
  const states = orderByFlow(StartAt, States);
  const ids = new Map(states.map(([name], index) => [name, `s${index}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  return [
    "flowchart TD",
    ...states.map(([name, state]) => `  ${idOf(name)}${shapeOf(name, state)}`),
    `  start(( )) --> ${idOf(StartAt)}`,
    ...states.flatMap(([name, state]) => arrowsOf(state).map(([arrow, to]) => `  ${idOf(name)} ${arrow} ${idOf(to)}`)),
  ].join("\n");
}

/**
 * Orders the states by flow, the happy path first. In a synthesized definition they are in the order of their
 * construction.
 */
function orderByFlow(start: string, states: Readonly<Record<string, State>>): [string, State][] {
  const ordered = new Map<string, State>();
  const visit = (name: string): void => {
    const state = states[name];
    if (state === undefined || ordered.has(name)) return;
    ordered.set(name, state);
    for (const next of [state.Next, ...state.Choices.map((choice) => choice.Next), state.Default])
      if (next) visit(next);
    for (const caught of state.Catch) visit(caught.Next);
  };
  visit(start);
  return [...ordered];
}

function shapeOf(name: string, { Type }: State): string {
  if (Type === "Choice") return `{"${name}"}`;
  return Type === "Succeed" || Type === "Fail" ? `(["${name}"])` : `["${name}"]`;
}

/** The arrows that leave a state: each with its label, and the name of the state that it leads to. */
function arrowsOf({ Next, Default, Choices, Catch }: State): (readonly [arrow: string, to: string])[] {
  return [
    ...Choices.map((choice) => [`-- "${choice.Comment ?? choice.Condition}" -->`, choice.Next] as const),
    ...(Default === undefined ? [] : [['-- "otherwise" -->', Default] as const]),
    ...(Next === undefined ? [] : [["-->", Next] as const]),
    ...Catch.map((caught) => [`-. "${caught.ErrorEquals[0] ?? ""}" .->`, caught.Next] as const),
  ];
}
