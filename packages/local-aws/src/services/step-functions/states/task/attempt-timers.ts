import type { Clock, Timer } from "../../../../kernel/clock.ts";
import type { Failure } from "../../engine/failure.ts";

/** In seconds, named as in the history; undefined means no limit. */
export interface Limits {
  readonly timeoutInSeconds: number | undefined;
  readonly heartbeatInSeconds: number | undefined;
}

/** Watches one attempt. History and ErrorEquals see a missed heartbeat as States.Timeout, too. */
export function startTimers(clock: Clock, limits: Limits, expire: (failure: Failure) => void) {
  const after = (seconds: number | undefined, failure: Failure): Timer | undefined =>
    seconds === undefined ? undefined : clock.schedule(seconds * 1000, () => expire(failure));
  const startHeartbeat = () => after(limits.heartbeatInSeconds, { error: "States.Timeout", missedHeartbeat: true });
  const timeout = after(limits.timeoutInSeconds, { error: "States.Timeout" });
  let heartbeat = startHeartbeat();
  return {
    /** Resets HeartbeatSeconds only; TimeoutSeconds goes on. */
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
