import type { Environment, Network } from "../functions/environment.ts";
import type { Answer, Call } from "../functions/port.ts";
import type { Chance } from "../kernel/chance.ts";
import type { VirtualClock } from "../kernel/virtual-clock.ts";
import { type FaultKind, nothingPut, refusalOf, timedOut } from "./kinds.ts";
import { type FaultPlan, purposeOf, type Site } from "./plan.ts";

/** A call as the simulation has seen it. */
export interface CallSeen extends Site {
  readonly environment: Environment;
  readonly requestId: string;
  /** What the invocation was given, as JSON text. */
  readonly payload: string;
  readonly fault: FaultKind | undefined;
}

export interface CarryDeps {
  readonly clock: VirtualClock;
  readonly chance: Chance;
  readonly plan: FaultPlan;
  /** Functions have not asked yet what they ask once and remember. */
  readonly isCold: boolean;
  /** Does a call in the services, with the rights of the function. */
  readonly perform: (functionName: string, call: Call) => Promise<Answer>;
  readonly readStale: (call: Call) => Answer | undefined;
  readonly onCall: (seen: CallSeen) => void;
  /** The call took effect, whether or not the caller gets to know. */
  readonly onEffect: (seen: CallSeen, answer: Answer) => void;
}

/** As long as the tasks' clients wait (`tasks/lib/clients.ts`). */
const REQUEST_TIMEOUT_MS = 4_000;

/** `tasks/lib/cognito/client-settings.ts` */
const REMEMBERED = "DescribeUserPoolClient";

/** Carries calls from environments to services: each takes its time, and fails where the plan says so. */
export function createNetwork(deps: CarryDeps): Network {
  const numbers = new Map<string, number>();
  return (environment, call) => {
    // An environment that has served an earlier run remembers; where it may, all of them answer as if they did.
    if (!deps.isCold && call.operation === REMEMBERED) return deps.perform(environment.name, call);
    const { requestId, payload, name: functionName } = environment;
    const number = (numbers.get(`${requestId} ${call.operation}`) ?? 0) + 1;
    numbers.set(`${requestId} ${call.operation}`, number);
    const site = { functionName, number, call, purpose: purposeOf(functionName, payload) };
    const fault = deps.plan.faultOf(site, deps.clock.now());
    const seen = { ...site, environment, requestId, payload, fault };
    deps.onCall(seen);
    return new Promise((resolve) => start(deps, seen, resolve));
  };
}

/** Faults after which the service never gets the call; only a partial failure has an answer. */
const LOST = ["time-out before the effect", "crash before the call", "partial failure"];
const TIMED_OUT = ["time-out before the effect", "time-out after the effect"];
const CRASHED = ["crash before the call", "crash after the call"];

function start(deps: CarryDeps, seen: CallSeen, resolve: (answer: Answer) => void): void {
  const { clock, chance } = deps;
  const { call, fault = "none", environment } = seen;
  const backMs = chance.between(1, 20);
  const slowMs = fault === "slow" ? chance.between(500, REQUEST_TIMEOUT_MS - 100) : 0;
  if (TIMED_OUT.includes(fault)) clock.schedule(REQUEST_TIMEOUT_MS, () => resolve({ refused: timedOut }));
  clock.schedule(chance.between(1, 20) + slowMs, async () => {
    const refused = refusalOf(fault, call.service);
    const answer = refused === undefined ? await answerOf(deps, seen) : { refused };
    if (CRASHED.includes(fault)) environment.crash({ isReplaceable: !deps.isCold });
    else if (!TIMED_OUT.includes(fault)) clock.schedule(backMs, () => resolve(answer));
  });
}

async function answerOf(deps: CarryDeps, seen: CallSeen): Promise<Answer> {
  const { call, fault = "none" } = seen;
  if (LOST.includes(fault)) return { output: nothingPut };
  return (fault === "stale read" && deps.readStale(call)) || takeEffect(deps, seen);
}

function takeEffect(deps: CarryDeps, seen: CallSeen): Promise<Answer> {
  return deps.clock.atOnce(async () => {
    const answer = await deps.perform(seen.functionName, seen.call);
    deps.onEffect(seen, answer);
    return answer;
  });
}
