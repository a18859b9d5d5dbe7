import type { Clock, Timer } from "../../../../kernel/clock.ts";
import type { Failure } from "../../engine/failure.ts";

/** Limits in seconds, with the names of the history. Undefined means no limit. */
export interface Limits {
  readonly timeoutInSeconds: number | undefined;
  readonly heartbeatInSeconds: number | undefined;
}

/** Starts the timeout and the heartbeat of one attempt. A missed heartbeat has the error States.Timeout. */
export function startTimers(clock: Clock, limits: Limits, expire: (failure: Failure) => void) {
  const after = (seconds: number | undefined, failure: Failure): Timer | undefined =>
    seconds === undefined ? undefined : clock.schedule(seconds * 1000, () => expire(failure));
  const startHeartbeat = () => after(limits.heartbeatInSeconds, { error: "States.Timeout", missedHeartbeat: true });
  const timeout = after(limits.timeoutInSeconds, { error: "States.Timeout" });
  let heartbeat = startHeartbeat();
  return {
    /** Restarts HeartbeatSeconds, but not TimeoutSeconds. */
    heartbeat() {
      heartbeat?.cancel();
      heartbeat = startHeartbeat();
    },
    cancel() {
      heartbeat?.cancel();
      timeout?.cancel();
    },
  };
}
