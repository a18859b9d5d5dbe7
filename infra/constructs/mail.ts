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
 * The SES configuration set for all mails. It tracks no opens and no clicks, neither with an event destination nor with
 * the account's Virtual Deliverability Manager: click tracking would route the link through another host.
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
    // SES sends events to the default bus only.
    this.#set.addEventDestination("Returns", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "DefaultBus", "default")),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
  }

  get configurationSetName(): string {
    return this.#set.configurationSetName;
  }

  /** Grants sending mail. SES may check the sender's address or its domain as the identity, so both are allowed. */
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
