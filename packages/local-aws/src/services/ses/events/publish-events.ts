import type { Activity } from "../../../kernel/activity.ts";
import type { ConfigurationSet } from "../configuration-sets.ts";
import type { Mail } from "../mailbox.ts";
import { mailEvents } from "./mail-events.ts";
import { mailObject } from "./mail-object.ts";

/** An event of SES for the default bus. */
export interface SesEvent {
  readonly source: "aws.ses";
  readonly detailType: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly resources: readonly string[];
}

/** What publishing the events of mails needs. */
export interface PublishEventsDeps {
  readonly activity: Activity;
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  readonly putEvent: (event: SesEvent) => void;
}

/**
 * Creates the function that publishes what happens to a mail, after SendEmail has answered.
 * https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html
 */
export function createPublishEvents(deps: PublishEventsDeps) {
  return (mail: Mail, set: ConfigurationSet): void => {
    const publish = () => {
      for (const event of eventsFor(deps, mail, set)) deps.putEvent(event);
    };
    void deps.activity.track(new Promise<void>((resolve) => setImmediate(resolve)).then(publish));
  };
}

function eventsFor(deps: PublishEventsDeps, mail: Mail, set: ConfigurationSet): SesEvent[] {
  const { region, accountId, newId } = deps;
  const destinations = set.eventDestinations.filter(({ enabled }) => enabled);
  const resources = [`arn:aws:ses:${region}:${accountId}:configuration-set/${set.name}`];
  const described = mailObject(mail, { region, accountId, configurationSet: set.name });
  return mailEvents(mail, newId).flatMap(({ type, detailType, record }) =>
    destinations
      .filter(({ eventTypes }) => eventTypes.has(type))
      .map(() => ({ source: "aws.ses", detailType, detail: { ...record, mail: described }, resources })),
  );
}
