/** Why a state failed: the error name that Retry and Catch match, and a cause for people. */
export interface Failure {
  readonly error?: string | undefined;
  readonly cause?: string | undefined;
  /** The field whose JSONata expression failed; such a failure gets an EvaluationFailed event. */
  readonly location?: string;
  /** A missed heartbeat has the error States.Timeout; ErrorEquals may also name it States.HeartbeatTimeout. */
  readonly missedHeartbeat?: boolean;
}

/** A state failed. Its Catch handles the failure, or the execution fails. */
export class StateFailed extends Error {
  override readonly name = "StateFailed";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.cause ?? failure.error ?? "");
    this.failure = failure;
  }
}

/**
 * Whether `ErrorEquals` of a retrier or catcher matches a failure.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export function matchesError(errorEquals: readonly string[], failure: Failure): boolean {
  const { error } = failure;
  if (error === "States.Runtime") return false;
  return errorEquals.some((name) => {
    if (name === "States.ALL") return error !== "States.DataLimitExceeded";
    if (name === "States.TaskFailed") return error !== "States.Timeout";
    return name === error || (name === "States.HeartbeatTimeout" && failure.missedHeartbeat === true);
  });
}
