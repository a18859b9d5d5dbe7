import type { SmsConfiguration } from "../resources/mfa-properties.ts";

/** A mail of a pool, as text and as HTML. */
export interface PoolMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A text message (SMS) of a pool. `to` is a phone number in E.164. */
export interface PoolText {
  readonly to: string;
  readonly text: string;
}

/** How user pools send messages and invoke trigger functions. */
export interface MessagePorts {
  readonly sendMail: (mail: PoolMail) => void;
  /** Sends a text message with the SMS role of `settings`, if any. Throws the AwsError for a role that may not send. */
  readonly sendText: (text: PoolText, settings: SmsConfiguration | undefined) => void;
  /**
   * Invokes a trigger function of a pool and waits. `payload` and the result are JSON text; `functionError` is set when the
   * function threw. Throws an AwsError when the function cannot be invoked.
   */
  readonly invokeFunction: (
    arn: string,
    payload: string,
    poolArn: string,
  ) => Promise<{ readonly payload: string; readonly functionError?: string }>;
}
