import { type Archive, archiveProperties } from "../buses/archive.ts";
import type { EventBuses } from "../buses/event-buses.ts";
import { compilePattern } from "../pattern/pattern.ts";

/** Puts an archive on the bus that `SourceArn` names; without a pattern it counts every event. */
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
