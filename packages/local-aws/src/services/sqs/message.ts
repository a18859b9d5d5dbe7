import { z } from "zod";

/** A message attribute in its wire form. A binary value is Base64 text. */
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
  /** Until this time the message is delayed or in flight. */
  visibleAt: number;
  receiveCount: number;
  firstReceivedAt?: number;
  /** The handle of the latest receive. An earlier handle does not delete the message. */
  receiptHandle?: string;
}

/** A message as a console shows it. */
export interface MessageView {
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly receiveCount: number;
}

/** Converts a message for display. */
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
