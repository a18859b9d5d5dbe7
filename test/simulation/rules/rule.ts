import type { News, Witness } from "../recorder/recorder.ts";
import type { Story } from "../story/story.ts";
import type { World } from "../world/world.ts";

/** What rules look at. */
export interface Scene {
  readonly world: World;
  readonly witness: Witness;
  readonly story: Story;
}

interface RuleOn<Kind extends keyof News> {
  readonly name: string;
  /** The kind of news that it is about. It is asked after each step that has brought some, and sees no other. */
  readonly on: Kind;
  /** Answers what is wrong, in a line each. */
  readonly broken: (news: Pick<News, Kind>, scene: Scene) => Iterable<string>;
}

/** Must hold after every step. */
export type SafetyRule = { [Kind in keyof News]: RuleOn<Kind> }[keyof News];

/** Must hold once nothing moves any more. */
export interface FinalRule {
  readonly name: string;
  readonly broken: (scene: Scene) => Iterable<string> | Promise<Iterable<string>>;
}

export interface Violation {
  readonly rule: string;
  readonly what: string;
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
}

/** A safety rule with a memory of its own for each run: `begin` is called at the first news of the run. */
export function remembering<Kind extends keyof News>(
  name: string,
  on: Kind,
  begin: (scene: Scene) => RuleOn<Kind>["broken"],
): RuleOn<Kind> {
  const runs = new WeakMap<Scene, RuleOn<Kind>["broken"]>();
  return {
    name,
    on,
    broken(news, scene) {
      const look = runs.get(scene) ?? begin(scene);
      runs.set(scene, look);
      return look(news, scene);
    },
  };
}
