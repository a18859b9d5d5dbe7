/**
 * An error answer of an AWS API. `code` is the name that SDKs match
 * (`UserNotFoundException`), `status` the HTTP status of the answer.
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

/** What the local run does not do stops with its name instead of going on half right. */
export class NotSupported extends AwsError {
  constructor(what: string) {
    super("NotSupportedLocally", `${what} is not supported by the local run; see local/README.md.`, 501);
  }
}
