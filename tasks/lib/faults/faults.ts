import { postponements, transientFaults } from "./names.ts";

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
 * What an event is about may be on its way still. Lambda hands an event over again after a minute, and once more two
 * minutes later.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export class HireNotSeenYet extends Fault {
  override readonly name = postponements.HireNotSeenYet;
}

/** Final: trying again gives the same answer. `name` says what it was, in the service's or the contract's words. */
export class FinalFault extends Fault {
  override readonly name: string;

  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
