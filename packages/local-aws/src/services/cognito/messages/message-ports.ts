import type { SmsConfiguration } from "../mfa/pool-mfa.ts";

/** A mail that a pool sends, both of its parts. */
export interface PoolMail {
  readonly from: string;
  readonly to: string;
  readonly replyTo?: string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A text message (SMS) that a pool sends; `to` is a phone number in E.164. */
export interface PoolText {
  readonly to: string;
  readonly text: string;
}

/** How user pools reach people, and the functions that word what they are told. */
export interface MessagePorts {
  readonly sendMail: (mail: PoolMail) => void;
  /** By way of the pool's settings, where it has some. Throws the AwsError of a role that may not send. */
  readonly sendText: (text: PoolText, settings: SmsConfiguration | undefined) => void;
  /**
   * Invokes a trigger of a pool and waits. `payload` and the answer are JSON text, `functionError` is set where the function threw.
   * Throws an AwsError where the function cannot be invoked at all.
   */
  readonly invokeFunction: (
    arn: string,
    payload: string,
    poolArn: string,
  ) => Promise<{ readonly payload: string; readonly functionError?: string }>;
}
