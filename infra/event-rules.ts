import { Match } from "aws-cdk-lib/aws-events";
import { hrEvents } from "../contracts/hr-events.ts";
import type { HrEventBus } from "./constructs/hr-event-bus.ts";
import type { Mail } from "./constructs/mail.ts";
import type { Functions } from "./functions.ts";
import type { Workflows } from "./workflows.ts";

export interface EventSources {
  readonly eventBus: HrEventBus;
  readonly mail: Mail;
  readonly workflows: Workflows;
}

/** Creates the event rules, which define the function that receives each event. */
export function routeEvents(functions: Functions, { eventBus, mail, workflows }: EventSources): void {
  const { reportBounce, reportFailure } = functions;
  const receivers = {
    "start-onboarding": functions.startOnboarding,
    "signal-onboarding": functions.signalOnboarding,
    "start-password-reset": functions.startPasswordReset,
  };
  for (const [detailType, { receiver }] of Object.entries(hrEvents)) eventBus.route(detailType, receivers[receiver]);

  // Only events about mails with links. The mails that Cognito sends with the same configuration set have no onboarding.
  const tags = { "ses:configuration-set": [mail.configurationSetName], onboardingId: Match.exists() };
  eventBus.routeFromAws("EmailBounced", reportBounce, {
    source: ["aws.ses"],
    detailType: ["Email Bounced"],
    detail: { bounce: { bounceType: ["Permanent"] }, mail: { tags } },
  });
  eventBus.routeFromAws("EmailComplaintReceived", reportBounce, {
    source: ["aws.ses"],
    detailType: ["Email Complaint Received"],
    detail: { mail: { tags } },
  });

  eventBus.routeFromAws("ExecutionFailed", reportFailure, {
    source: ["aws.states"],
    detailType: ["Step Functions Execution Status Change"],
    detail: {
      status: ["FAILED", "TIMED_OUT", "ABORTED"],
      stateMachineArn: Object.values(workflows).map(({ stateMachine }) => stateMachine.stateMachineArn),
    },
  });
}
