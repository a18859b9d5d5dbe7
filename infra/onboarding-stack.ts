import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Bundle } from "./bundle.ts";
import type { Config } from "./config.ts";
import { Alarms } from "./constructs/alarms.ts";
import { EventIntake } from "./constructs/hr-event-bus.ts";
import { Identity } from "./constructs/identity.ts";
import { Mail } from "./constructs/mail.ts";
import { OnboardingTable } from "./constructs/onboarding-table.ts";
import { PortalApi } from "./constructs/portal-api.ts";
import { AnswerKey } from "./constructs/record-key.ts";
import { deliverEvents } from "./event-rules.ts";
import { createFunctions } from "./functions.ts";
import { giveRights } from "./grants.ts";
import { createWorkflows } from "./workflows.ts";

export interface OnboardingStackProps {
  readonly config: Config;
  readonly bundle: Bundle;
}

/** Everything between HR's event and `UserActivated`, in any account and Region. */
export class OnboardingStack extends Stack {
  constructor(scope: Construct, id: string, { config, bundle }: OnboardingStackProps) {
    super(scope, id, { description: "From EmployeeHired to UserActivated.", analyticsReporting: false });
    const table = new OnboardingTable(this, "Records", config);
    const key = new AnswerKey(this, "Answers", config);
    const mail = new Mail(this, "Mail", config);
    const intake = new EventIntake(this, "Events", config);

    const functions = createFunctions(this, { config, bundle });
    const { composeCodeMessage, portal } = functions;
    const { configurationSetName } = mail;
    const identity = new Identity(this, "Identity", { ...config, configurationSetName, composeCodeMessage });
    const portalApi = new PortalApi(this, "PortalApi", { portal, removalPolicy: config.removalPolicy });
    const workflows = createWorkflows(this, functions, config);
    giveRights(functions, { table, key, identity, mail, intake, portalApi, workflows });
    deliverEvents(functions, { intake, mail, workflows });

    new Alarms(this, "Alarms", {
      stateMachines: Object.values(workflows).map(({ stateMachine }) => stateMachine),
      functions: Object.values(functions).filter((task) => task !== undefined),
      postponing: [functions.signalOnboarding, functions.startOnboarding],
      api: portalApi.api,
      deadLetters: intake.deadLetters,
      topicArn: config.alarmTopicArn,
    });
    this.#output({
      EventBusName: intake.bus.eventBusName,
      OnboardingStateMachineArn: workflows.onboarding.stateMachine.stateMachineArn,
      PasswordResetStateMachineArn: workflows.passwordReset.stateMachine.stateMachineArn,
      UserPoolId: identity.userPoolId,
      AppClientId: identity.appClientId,
      TableName: table.tableName,
      PortalUrl: portalApi.url,
      DeadLetterQueueUrl: intake.deadLetters.queueUrl,
    });
  }

  #output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
