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
  const ids = new Map(Object.keys(States).map((name, index) => [name, `s${index}`]));
  const idOf = (name: string): string => ids.get(name) ?? name;
  const states = Object.entries(States);
  return [
    "flowchart TD",
    ...states.map(([name, state]) => `  ${idOf(name)}${shapeOf(name, state)}`),
    `  start(( )) --> ${idOf(StartAt)}`,
    ...states.flatMap(([name, state]) => arrowsOf(state).map(([arrow, to]) => `  ${idOf(name)} ${arrow} ${idOf(to)}`)),
  ].join("\n");
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
