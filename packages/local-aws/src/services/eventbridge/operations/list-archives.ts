import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";

const listArchivesInput = z.strictObject({
  NamePrefix: z.string().default(""),
  EventSourceArn: z.string().optional(),
});

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListArchives.html */
export const listArchives = operation(listArchivesInput, (state: EventBridgeState, input) => {
  const archives = state.buses.all().flatMap((bus) => [...bus.archives.values()]);
  return {
    Archives: archives
      .filter((archive) => archive.name.startsWith(input.NamePrefix))
      .filter((archive) => input.EventSourceArn === undefined || archive.busArn === input.EventSourceArn)
      .map((archive) => ({
        ArchiveName: archive.name,
        EventSourceArn: archive.busArn,
        State: "ENABLED",
        RetentionDays: archive.retentionDays,
        EventCount: archive.eventCount,
        SizeBytes: archive.sizeBytes,
        CreationTime: archive.createdAt / 1_000,
      })),
  };
});
