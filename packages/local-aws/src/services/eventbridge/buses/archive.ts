import { z } from "zod";
import type { EventPattern } from "../pattern/pattern.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-archive.html */
export const archiveProperties = z.strictObject({
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

/** An archive counts what it would keep; replays are not part of the local run. */
export interface Archive {
  readonly name: string;
  readonly arn: string;
  readonly busArn: string;
  readonly retentionDays: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly matches: EventPattern;
  eventCount: number;
  sizeBytes: number;
}
