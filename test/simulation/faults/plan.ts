import type { Call } from "../functions/port.ts";
import type { Chance } from "../kernel/chance.ts";
import { applies, type FaultKind, faultKinds } from "./kinds.ts";

/** Where a call is made: counted within its invocation, from 1. */
export interface Site {
  readonly functionName: string;
  readonly number: number;
  readonly call: Call;
  /** Tells invocations apart that make the same calls for different things; undefined for most. */
  readonly purpose: string | undefined;
}

/** Says which calls go wrong, and how. It is asked once for every call, in their order. */
export interface FaultPlan {
  readonly faultOf: (site: Site, now: number) => FaultKind | undefined;
}

export const noFaults: FaultPlan = { faultOf: () => undefined };

/** The portal makes the same calls for a code and a password, and emit-event the same call for each type of event. */
export function purposeOf(functionName: string, payload: string): string | undefined {
  if (functionName === "portal" && payload.includes('"/api/link/code"')) return "a code";
  return functionName === "emit-event" ? /"type":"(\w+)"/.exec(payload)?.[1] : undefined;
}

/** `AdminCreateUser 2 of create-suppressed-user`, `Encrypt 1 for a code of portal` */
export function nameOf({ functionName, number, call, purpose }: Site): string {
  return `${call.operation} ${number}${purpose === undefined ? "" : ` for ${purpose}`} of ${functionName}`;
}

/** One fault, at the first call of this site; it is not counted against repeats of the call. */
export function singleFault(site: string, kind: FaultKind): FaultPlan & { readonly hasHappened: () => boolean } {
  let happened = false;
  return {
    faultOf(at) {
      if (happened || nameOf(at) !== site || !applies(kind, at.call)) return undefined;
      happened = true;
      return kind;
    },
    hasHappened: () => happened,
  };
}

/** Final refusals stop a run until somebody repairs it, so there are fewer of them. */
const weights: Readonly<Record<FaultKind, number>> = {
  throttled: 4,
  "server error": 4,
  "refused for good": 1,
  "time-out before the effect": 3,
  "time-out after the effect": 6,
  slow: 4,
  "crash before the call": 3,
  "crash after the call": 6,
  "partial failure": 6,
  "stale read": 4,
};

/** Faults by chance, each call with this probability, until `end`. */
export function faultsByChance(chance: Chance, probability: number, end: number): FaultPlan {
  return {
    faultOf({ call }, now) {
      if (now > end || !chance.isTrue(probability)) return undefined;
      const possible = faultKinds.filter((kind) => applies(kind, call));
      let rest = chance.next() * possible.reduce((sum, kind) => sum + weights[kind], 0);
      return possible.find((kind) => {
        rest -= weights[kind];
        return rest < 0;
      });
    },
  };
}
