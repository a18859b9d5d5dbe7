import * as z from "zod";
import { OnboardingId } from "../../../contracts/identifiers.ts";

/** SES gives each tag a list of values; `send-link` gives it one. */
const mail = z.object({
  tags: z.object({ onboardingId: z.tuple([OnboardingId]), round: z.tuple([z.coerce.number<string>().int().min(1)]) }),
});

const Bounce = z
  .object({ eventType: z.literal("Bounce"), mail, bounce: z.object({ bounceType: z.literal("Permanent") }) })
  .transform(({ mail: { tags } }) => ({ reason: "bounce" as const, ...firstOf(tags) }));

/** `not-spam` takes an earlier complaint back. */
const Complaint = z
  .object({
    eventType: z.literal("Complaint"),
    mail,
    complaint: z.object({
      complaintFeedbackType: z
        .string()
        .nullish()
        .refine((type) => type !== "not-spam"),
    }),
  })
  .transform(({ mail: { tags } }) => ({ reason: "complaint" as const, ...firstOf(tags) }));

/**
 * The detail of SES's `Email Bounced` and `Email Complaint Received`, if it means that one of our links does not reach
 * its person. A transient bounce does not: SES had tried again until then, and a reminder is a further try.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const UndeliveredMail = z.union([Bounce, Complaint]);

function firstOf({ onboardingId, round }: z.output<typeof mail>["tags"]) {
  return { onboardingId: onboardingId[0], round: round[0] };
}
