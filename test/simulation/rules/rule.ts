import type { Observations, Recorder } from "../recorder/recorder.ts";
import type { Story } from "../story/story.ts";
import type { World } from "../world/world.ts";

/** What rules check. */
export interface RuleContext {
  readonly world: World;
  readonly recorder: Recorder;
  readonly story: Story;
}

interface RuleOn<Kind extends keyof Observations> {
  readonly name: string;
  /** The kind of observations that it is about. It is checked after each step that has made some, and sees no others. */
  readonly on: Kind;
  /** Describes each violation in a line. */
  readonly violations: (observations: Pick<Observations, Kind>, context: RuleContext) => Iterable<string>;
}

/** Must hold after every step. */
export type SafetyRule = { [Kind in keyof Observations]: RuleOn<Kind> }[keyof Observations];

/** Must hold once nothing happens any more. */
export interface LivenessRule {
  readonly name: string;
  readonly violations: (context: RuleContext) => Iterable<string> | Promise<Iterable<string>>;
}

export interface Violation {
  readonly rule: string;
  readonly what: string;
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
}

/** A safety rule with a memory of its own for each run: `begin` is called at the first observations of the run. */
export function statefulRule<Kind extends keyof Observations>(
  name: string,
  on: Kind,
  begin: (context: RuleContext) => RuleOn<Kind>["violations"],
): RuleOn<Kind> {
  const runs = new WeakMap<RuleContext, RuleOn<Kind>["violations"]>();
  return {
    name,
    on,
    violations(observations, context) {
      const look = runs.get(context) ?? begin(context);
      runs.set(context, look);
      return look(observations, context);
    },
  };
}
