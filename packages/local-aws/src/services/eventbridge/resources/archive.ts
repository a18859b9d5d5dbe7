import { z } from "zod";
import type { Archive } from "../buses/archive.ts";
import type { EventBuses } from "../buses/event-buses.ts";
import { compilePattern } from "../pattern/pattern.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-archive.html */
const archiveProperties = z.strictObject({
  ArchiveName: z
    .string()
    .regex(/^[.\-_A-Za-z0-9]{1,48}$/)
    .optional(),
  SourceArn: z.string(),
  Description: z.string().optional(),
  EventPattern: z.record(z.string(), z.unknown()).optional(),
  RetentionDays: z.int().min(0).optional(),
  KmsKeyIdentifier: z.string().optional(),
});

/**
 * Adds an archive to the bus that `SourceArn` names. Without a pattern it counts every event. Throws a ZodError that
 * names a property it does not have, ResourceNotFoundException, and InvalidEventPatternException.
 */
export function createArchive(buses: EventBuses, properties: unknown, now: number, newId: () => string): Archive {
  const parsed = archiveProperties.parse(properties);
  const bus = buses.get(parsed.SourceArn);
  const name = parsed.ArchiveName ?? `archive-${newId()}`;
  const archive: Archive = {
    name,
    arn: `${bus.arn.split(":event-bus/")[0]}:archive/${name}`,
    busArn: bus.arn,
    retentionDays: parsed.RetentionDays ?? 0,
    createdAt: now,
    matches: parsed.EventPattern === undefined ? () => true : compilePattern(parsed.EventPattern),
    eventCount: 0,
    sizeBytes: 0,
  };
  bus.archives.set(name, archive);
  return archive;
}
