import * as z from "zod";

/**
 * The fields that EventBridge adds to every event. `id` and `time` are the same on every delivery of one event; `time`
 * is when it was sent, in whole seconds unless the sender set it.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
export const Envelope = z.object({
  id: z.string(),
  "detail-type": z.string(),
  source: z.string(),
  time: z.iso.datetime().optional().catch(undefined),
  detail: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;
