import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { isObject } from "../pattern/json.ts";
import type { EventBridgeState } from "../state.ts";

const MAX_REQUEST_BYTES = 1024 * 1024;
const TIME_BYTES = 14;

const entrySchema = z.strictObject({
  Detail: z.string().optional(),
  DetailType: z.string().optional(),
  EventBusName: z.string().min(1).optional(),
  Resources: z.array(z.string()).default([]),
  Source: z.string().optional(),
  /** Epoch seconds. */
  Time: z.number().optional(),
  /** For X-Ray, which the local run does not have. Targets do not get it. */
  TraceHeader: z.string().optional(),
});

type Entry = z.infer<typeof entrySchema>;

const putEventsInput = z.strictObject({
  Entries: z
    .array(entrySchema)
    .min(1, "Member must have length greater than or equal to 1")
    .max(10, "Member must have length less than or equal to 10"),
});

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const putEvents = operation(putEventsInput, (state: EventBridgeState, { Entries: entries }) => {
  const size = entries.reduce((sum, entry) => sum + entryBytes(entry), 0);
  if (size >= MAX_REQUEST_BYTES) throw invalid("Total size of the entries in the request is over the limit.");
  if (entries.every(isBlank)) throw invalid("No entry has a Source, a DetailType and a Detail.");
  const results = entries.map((entry) => putEntry(state, entry));
  return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
});

function putEntry(state: EventBridgeState, entry: Entry) {
  const { Source: source, DetailType: detailType, Detail: text } = entry;
  if (!source) return missing("Source");
  if (!detailType) return missing("DetailType");
  if (!text) return missing("Detail");
  if (source.startsWith("aws.")) return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
  const detail = parseObject(text);
  if (detail === undefined) return failed("MalformedDetail", "Detail is malformed.");
  const time = entry.Time === undefined ? state.now() : entry.Time * 1_000;
  // As on AWS, an event for a bus that does not exist gets an id and is dropped.
  const bus = state.buses.find(entry.EventBusName ?? "default");
  return { EventId: state.publish(bus, { source, detailType, detail, resources: entry.Resources, time }) };
}

function parseObject(text: string) {
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html (calculating entry sizes) */
function entryBytes(entry: Entry): number {
  const texts = [entry.Source ?? "", entry.DetailType ?? "", entry.Detail ?? "", ...entry.Resources];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), entry.Time === undefined ? 0 : TIME_BYTES);
}

function isBlank(entry: Entry): boolean {
  return !entry.Source && !entry.DetailType && !entry.Detail;
}

function missing(name: string) {
  return failed("InvalidArgument", `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
}

function failed(code: string, message: string) {
  return { ErrorCode: code, ErrorMessage: message };
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
