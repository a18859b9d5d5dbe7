import { Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import { ConfigurationSet, ConfigurationSetTlsPolicy, EmailSendingEvent, EventDestination } from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

export interface MailProps {
  readonly fromAddress: string;
  readonly replyTo?: string | undefined;
}

/**
 * How mail leaves. No open or click is tracked, not by an event destination and not by the account's own setting of the
 * Virtual Deliverability Manager: a tracked click would send the link through somebody else's address.
 */
export class Mail extends Construct {
  readonly #set: ConfigurationSet;
  readonly #props: MailProps;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.#props = props;
    this.#set = new ConfigurationSet(this, "ConfigurationSet", {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      vdmOptions: { engagementMetrics: false },
    });
    // The default bus is the only one that SES sends to.
    this.#set.addEventDestination("Returns", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "DefaultBus", "default")),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
  }

  get configurationSetName(): string {
    return this.#set.configurationSetName;
  }

  /** SES may know the sender as an address or by its domain; either may be the identity that is checked. */
  grantTo(task: TaskFunction): void {
    const { fromAddress, replyTo } = this.#props;
    task.grantPermissions({
      environment: {
        CONFIGURATION_SET: this.#set.configurationSetName,
        FROM_ADDRESS: fromAddress,
        ...(replyTo === undefined ? {} : { REPLY_TO: replyTo }),
      },
      actions: ["ses:SendEmail"],
      resources: [
        this.#arn("identity", fromAddress),
        this.#arn("identity", domainOf(fromAddress)),
        this.#arn("configuration-set", this.#set.configurationSetName),
      ],
      conditions: { StringEquals: { "ses:FromAddress": fromAddress } },
    });
  }

  #arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: "ses", resource, resourceName });
  }
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
