import { choice } from "./choice.ts";
import { fail } from "./fail.ts";
import { pass } from "./pass.ts";
import type { StateType } from "./state-type.ts";
import { succeed } from "./succeed.ts";
import { task } from "./task.ts";
import { wait } from "./wait.ts";

/** The state types that run here. A definition with another one is refused by its name. */
const stateTypes = {
  Choice: choice,
  Fail: fail,
  Pass: pass,
  Succeed: succeed,
  Task: task,
  Wait: wait,
} satisfies Record<string, StateType>;

const byName = new Map<string, StateType>(Object.entries(stateTypes));

/** The state type with this name; undefined for one that does not run here. */
export function findStateType(name: string): StateType | undefined {
  return byName.get(name);
}
