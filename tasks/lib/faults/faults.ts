import { postponements, transientFaults } from "../../../contracts/error-names.ts";

/**
 * An error that a task throws on purpose. Its `name` is a literal, because Step Functions matches it
 * against `ErrorEquals` and a minifier renames classes. Its message reaches the execution history and
 * the logs: ids and causes only, never an address, a name or a secret.
 */
export class Fault extends Error {}

/** A service asked to slow down. Retried. */
export class ServiceThrottled extends Fault {
  override readonly name = transientFaults.ServiceThrottled;
}

/** A service failed, or did not answer in time. Retried. */
export class ServiceUnavailable extends Fault {
  override readonly name = transientFaults.ServiceUnavailable;
}

/**
 * It is too early for an event. Lambda hands it over again after a minute, and once more two minutes later.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class Postponement extends Fault {}

/** What an event is about may be on its way still. */
export class HireNotSeenYet extends Postponement {
  override readonly name = postponements.HireNotSeenYet;
}

/** The run of an earlier hire is closed and still has to disable the user. */
export class EarlierRunNotEnded extends Postponement {
  override readonly name = postponements.EarlierRunNotEnded;
}

/** Final: trying again gives the same answer. `name` says what it was, in the service's or the contract's words. */
export class FinalFault extends Fault {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
