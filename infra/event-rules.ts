import { Match } from "aws-cdk-lib/aws-events";
import type { EventIntake } from "./constructs/hr-event-bus.ts";
import type { Mail } from "./constructs/mail.ts";
import type { Functions } from "./functions.ts";
import type { Workflows } from "./workflows.ts";

export interface Sources {
  readonly intake: EventIntake;
  readonly mail: Mail;
  readonly workflows: Workflows;
}

/** Which event goes to which function. */
export function deliverEvents(functions: Functions, { intake, mail, workflows }: Sources): void {
  const { startOnboarding, startPasswordReset, signalOnboarding, reportBounce, reportFailure } = functions;

  intake.deliver(startOnboarding, "EmployeeHired");
  intake.deliver(signalOnboarding, "EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested");
  intake.deliver(startPasswordReset, "PasswordResetRequested");

  // Of our own mails only: those that Cognito sends by the same configuration set have no onboarding.
  const tags = { "ses:configuration-set": [mail.configurationSetName], onboardingId: Match.exists() };
  intake.deliverFromAws("EmailBounced", reportBounce, {
    source: ["aws.ses"],
    detailType: ["Email Bounced"],
    detail: { bounce: { bounceType: ["Permanent"] }, mail: { tags } },
  });
  intake.deliverFromAws("EmailComplaintReceived", reportBounce, {
    source: ["aws.ses"],
    detailType: ["Email Complaint Received"],
    detail: { mail: { tags } },
  });

  intake.deliverFromAws("ExecutionFailed", reportFailure, {
    source: ["aws.states"],
    detailType: ["Step Functions Execution Status Change"],
    detail: {
      status: ["FAILED", "TIMED_OUT", "ABORTED"],
      stateMachineArn: Object.values(workflows).map(({ stateMachine }) => stateMachine.stateMachineArn),
    },
  });
}
