import type { Grant } from "local-aws";
import type { Assembly } from "../../support/assemblies.ts";
import type { FaultKind } from "../faults/kinds.ts";
import type { Site } from "../faults/plan.ts";
import type { Outside } from "./outside.ts";

/** What some people do, from beginning to end, as a script. */
export interface Scenario {
  readonly name: string;
  readonly assembly: Assembly;
  /** Rejects with `NothingCame` where something that it waits for does not come. */
  readonly play: (outside: Outside) => Promise<void>;
  /** Calls that go wrong. */
  readonly faultOf?: (site: Site) => FaultKind | undefined;
  /** Grants that are gone from the start: a fault of its own kind. */
  readonly isGone?: (grant: Grant) => boolean;
}

/** Every call of these functions is refused for good. */
export function failing(...functions: string[]): Pick<Scenario, "faultOf"> {
  return { faultOf: ({ functionName }) => (functions.includes(functionName) ? "refused for good" : undefined) };
}

/** A wait is armed seconds after the mail, so that what answers the mail at once finds nothing that waits. */
export const tokenStoredLate: Pick<Scenario, "faultOf"> = {
  faultOf: ({ functionName, call }) =>
    functionName === "store-task-token" && call.operation === "GetItem" ? "slow" : undefined,
};
