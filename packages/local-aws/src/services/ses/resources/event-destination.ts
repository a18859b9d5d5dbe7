import { z } from "zod";

/**
 * An event type as the API spells it (`SEND`) or as CDK does (`send`, `renderingFailure`). `OPEN` and `CLICK` are refused
 * because SES would rewrite the mail for them, and so is `SUBSCRIPTION`. Those after `COMPLAINT` never happen here.
 */
const eventType = z
  .string()
  .transform((name) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase())
  .pipe(z.enum(["SEND", "DELIVERY", "BOUNCE", "COMPLAINT", "REJECT", "RENDERING_FAILURE", "DELIVERY_DELAY"]));

const EventBusArn = z
  .string()
  .regex(/^arn:aws[a-z0-9-]*:events:[a-z0-9-]+:\d{12}:event-bus\/default$/, "only the default bus is supported");

/**
 * Properties of `AWS::SES::ConfigurationSetEventDestination` for EventBridge. Another destination is refused by name.
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
