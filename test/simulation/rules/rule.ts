import type { Story } from "../story/story.ts";
import type { News, Witness } from "../witness/witness.ts";
import type { World } from "../world/world.ts";

/** What rules look at. */
export interface Scene {
  readonly world: World;
  readonly witness: Witness;
  readonly story: Story;
}

/** Must hold after every step. `news` is what the step has brought. Answers what is wrong, in a line each. */
export interface SafetyRule {
  readonly name: string;
  readonly broken: (news: News, scene: Scene) => Iterable<string>;
}

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

/** A safety rule with a memory of its own for each run: `begin` is called at the run's first step. */
export function remembering(name: string, begin: (scene: Scene) => (news: News) => Iterable<string>): SafetyRule {
  const runs = new WeakMap<Scene, (news: News) => Iterable<string>>();
  return {
    name,
    broken(news, scene) {
      const look = runs.get(scene) ?? begin(scene);
      runs.set(scene, look);
      return look(news);
    },
  };
}
