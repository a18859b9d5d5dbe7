import { z } from "zod";

/** A message attribute as it is on the wire; binary values are base64 text. */
export const messageAttribute = z.strictObject({
  DataType: z.string().regex(/^(String|Number|Binary)(\..+)?$/),
  StringValue: z.string().optional(),
  BinaryValue: z.base64().optional(),
});

export type MessageAttribute = z.infer<typeof messageAttribute>;
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** A message in a queue. Times are epoch milliseconds. */
export interface Message {
  readonly id: string;
  readonly body: string;
  readonly attributes: MessageAttributes;
  readonly sentAt: number;
  /** The message is delayed or in flight until then. */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** Of the latest receive; only this one deletes. */
  receiptHandle?: string;
}

/** A message as the console shows it. */
export interface MessageView {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly receiveCount: number;
}

export function viewOf(message: Message): MessageView {
  const { id, body, sentAt, receiveCount } = message;
  const attributes = Object.entries(message.attributes).map(([name, value]) => [
    name,
    value.StringValue ?? value.BinaryValue ?? "",
  ]);
  return {
    id,
    body,
    attributes: Object.fromEntries(attributes),
    sentAt: new Date(sentAt).toISOString(),
    receiveCount,
  };
}
