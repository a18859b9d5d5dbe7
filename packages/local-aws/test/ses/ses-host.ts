import { SESv2Client, SendEmailCommand, type SendEmailCommandInput } from "@aws-sdk/client-sesv2";
import { Activity } from "../../src/kernel/activity.ts";
import type { SesEvent } from "../../src/services/ses/events/publish-events.ts";
import { createSes } from "../../src/services/ses/ses.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";

/** SES behind its endpoint, with the sets `orders` and `paused`, and the events that it publishes. */
export async function startSes(putEvent?: (event: SesEvent) => void) {
  const clock = new ManualClock();
  const activity = new Activity();
  const published: SesEvent[] = [];
  let count = 0;
  const newId = () => {
    count += 1;
    return `mail-${count}`;
  };
  const where = { region: "eu-west-1", accountId: "000000000000" };
  const ses = createSes({ ...where, clock, activity, newId, putEvent: putEvent ?? ((event) => published.push(event)) });
  ses.createConfigurationSet({ Name: "orders", ReputationOptions: { ReputationMetricsEnabled: true } });
  ses.createConfigurationSet({ Name: "paused", SendingOptions: { SendingEnabled: false } });
  const server = await serve({ rest: [ses.router] });
  const client = new SESv2Client(server.client);
  return {
    clock,
    activity,
    ses,
    client,
    published,
    stop: () => server.stop(),
    send(overrides: Partial<SendEmailCommandInput> = {}) {
      const Body = { Text: { Data: "Hello" }, Html: { Data: "<p>Hello</p>" } };
      return client.send(
        new SendEmailCommand({
          FromEmailAddress: "Example <hello@example.com>",
          Destination: { ToAddresses: ["ada@example.com"] },
          Content: { Simple: { Subject: { Data: "Willkommen, Ödön", Charset: "UTF-8" }, Body } },
          ...overrides,
        }),
      );
    },
  };
}

/** An event destination for all event types, as CDK writes it. */
export function destination(overrides: object = {}) {
  return {
    ConfigurationSetName: "orders",
    EventDestination: {
      Name: "bus",
      Enabled: true,
      MatchingEventTypes: ["send", "delivery", "bounce", "complaint", "reject", "renderingFailure"],
      EventBridgeDestination: { EventBusArn: "arn:aws:events:eu-west-1:000000000000:event-bus/default" },
      ...overrides,
    },
  };
}
