import { postponements, transientFaults } from "../../../contracts/error-names.ts";

/**
 * An error that a task throws on purpose. Its `name` is a literal, because Step Functions compares it with
 * `ErrorEquals` and a minifier renames classes. Its message appears in the execution history and the logs, so it may
 * contain ids and causes, but never an address, a person's name or a secret.
 */
export class Fault extends Error {}

/** A service throttled the call. The workflow retries it. */
export class ServiceThrottled extends Fault {
  override readonly name = transientFaults.ServiceThrottled;
}

/** A service failed, or did not respond in time. The workflow retries the task. */
export class ServiceUnavailable extends Fault {
  override readonly name = transientFaults.ServiceUnavailable;
}

/**
 * The event cannot be handled yet. Lambda retries it after one minute, and once more two minutes later.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class Postponement extends Fault {}

/** The `EmployeeHired` that an event refers to may not have arrived yet. */
export class HireNotSeenYet extends Postponement {
  override readonly name = postponements.HireNotSeenYet;
}

/** The record of an earlier hire is closed, but its execution still has to disable the user. */
export class EarlierRunNotEnded extends Postponement {
  override readonly name = postponements.EarlierRunNotEnded;
}

/** Final: a retry would fail in the same way. `name` comes from the service or from the task's contract. */
export class FinalFault extends Fault {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
