import { createHash } from "node:crypto";
import type { MessageAttributes } from "./message.ts";

/** The MD5 of a message body in hexadecimal digits. SDKs compare it with the body that they sent or received. */
export function md5OfBody(body: string): string {
  return createHash("md5").update(body).digest("hex");
}

/**
 * The MD5 of message attributes, undefined when there are none. The input is the attributes sorted by name; each name,
 * type and value follows its length in four bytes, and a byte between type and value is 1 for text and 2 for binary.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  if (entries.length === 0) return undefined;
  const hash = createHash("md5");
  for (const [name, { DataType: type, StringValue: text = "", BinaryValue: base64 = "" }] of entries) {
    const isBinary = type.startsWith("Binary");
    hash.update(withLength(Buffer.from(name))).update(withLength(Buffer.from(type)));
    hash.update(Buffer.from([isBinary ? 2 : 1]));
    hash.update(withLength(isBinary ? Buffer.from(base64, "base64") : Buffer.from(text)));
  }
  return hash.digest("hex");
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
