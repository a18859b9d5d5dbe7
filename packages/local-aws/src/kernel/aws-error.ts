/**
 * An error of an AWS API. `code` is the name that SDKs match, for example `UserNotFoundException`. `status` is the HTTP
 * status of the response.
 */
export class AwsError extends Error {
  override readonly name = "AwsError";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/** The error `NotSupportedLocally` (501) for a feature that the local run does not have. `what` names the feature. */
export class NotSupported extends AwsError {
  constructor(what: string) {
    super("NotSupportedLocally", `${what} is not supported by the local run; see the README of local-aws.`, 501);
  }
}
