import { z } from "zod";

/** What happens to a mail, as far as it happens here: nothing is opened, clicked, delayed or rendered. */
export type MailEventType = "SEND" | "DELIVERY" | "BOUNCE" | "COMPLAINT";

/**
 * `SEND` as the API has it, or `send` and `renderingFailure` as CDK writes it. `OPEN` and `CLICK` would rewrite the
 * mail and are refused, as is `SUBSCRIPTION`; those after `COMPLAINT` never happen.
 */
const eventType = z
  .string()
  .transform((name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase())
  .pipe(z.enum(["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE", "DELIVERY_DELAY"]));

const EventBusArn = z
  .string()
  .regex(/^arn:aws[a-z0-9-]*:events:[a-z0-9-]+:\d{12}:event-bus\/default$/, "only the default bus is supported");

/**
 * Properties of `AWS::SES::ConfigurationSetEventDestination`: EventBridge alone, any other destination is refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ses-configurationseteventdestination.html
 */
export const eventDestinationProperties = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,64}$/)
      .optional(),
    Enabled: z.boolean().default(false),
    MatchingEventTypes: z.array(eventType).min(1),
    EventBridgeDestination: z.strictObject({ EventBusArn }),
  }),
});

/** Publishes what happens to the mails of a configuration set on the default bus. */
export interface EventDestination {
  readonly name: string;
  readonly enabled: boolean;
  readonly eventTypes: ReadonlySet<string>;
}
