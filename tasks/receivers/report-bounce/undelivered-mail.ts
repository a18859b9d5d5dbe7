import * as z from "zod";
import { OnboardingId } from "../../../contracts/identifiers.ts";

/** SES gives each tag a list of values; `send-link` gives it one. */
const mail = z.object({
  tags: z.object({ onboardingId: z.tuple([OnboardingId]), round: z.tuple([z.coerce.number<string>().int().min(1)]) }),
});

const Bounce = z
  .object({ eventType: z.literal("Bounce"), mail, bounce: z.object({ bounceType: z.literal("Permanent") }) })
  .transform(({ mail: { tags } }) => ({ reason: "bounce" as const, ...idsOf(tags) }));

/** A complaint of the type `not-spam` withdraws an earlier one. */
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
  .transform(({ mail: { tags } }) => ({ reason: "complaint" as const, ...idsOf(tags) }));

/**
 * The detail of SES's `Email Bounced` and `Email Complaint Received`, if it means that a link of this system does not
 * reach its person. Transient bounces are left out: SES has retried already, and the next reminder is a further
 * attempt.
 * @see https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const UndeliveredMail = z.union([Bounce, Complaint]);

function idsOf({ onboardingId, round }: z.output<typeof mail>["tags"]) {
  return { onboardingId: onboardingId[0], round: round[0] };
}
