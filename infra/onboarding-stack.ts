import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Bundle } from "./bundle.ts";
import type { Config } from "./config.ts";
import { Alarms } from "./constructs/alarms.ts";
import { HrEventBus } from "./constructs/hr-event-bus.ts";
import { Identity } from "./constructs/identity.ts";
import { Mail } from "./constructs/mail.ts";
import { OnboardingTable } from "./constructs/onboarding-table.ts";
import { PortalApi } from "./constructs/portal-api.ts";
import { RecordKey } from "./constructs/record-key.ts";
import { routeEvents } from "./event-rules.ts";
import { createFunctions } from "./functions.ts";
import { grantAll } from "./grants.ts";
import { createWorkflows } from "./workflows.ts";

export interface OnboardingStackProps {
  readonly config: Config;
  readonly bundle: Bundle;
}

/** The whole system, in any account and Region. */
export class OnboardingStack extends Stack {
  constructor(scope: Construct, id: string, { config, bundle }: OnboardingStackProps) {
    super(scope, id, { description: "From EmployeeHired to UserActivated.", analyticsReporting: false });
    const table = new OnboardingTable(this, "Records", config);
    const key = new RecordKey(this, "RecordKey", config);
    const mail = new Mail(this, "Mail", config);
    const eventBus = new HrEventBus(this, "Events", config);

    const functions = createFunctions(this, { config, bundle });
    const { composeCodeMessage, portal } = functions;
    const { configurationSetName } = mail;
    const identity = new Identity(this, "Identity", { ...config, configurationSetName, composeCodeMessage });
    const portalApi = new PortalApi(this, "PortalApi", { portal, removalPolicy: config.removalPolicy });
    const workflows = createWorkflows(this, functions, config);
    grantAll(functions, { table, key, identity, mail, eventBus, portalApi, workflows });
    routeEvents(functions, { eventBus, mail, workflows });

    new Alarms(this, "Alarms", {
      stateMachines: Object.values(workflows).map(({ stateMachine }) => stateMachine),
      functions: Object.values(functions).filter((task) => task !== undefined),
      postponing: [functions.signalOnboarding, functions.startOnboarding],
      api: portalApi.api,
      deadLetters: eventBus.deadLetters,
      topicArn: config.alarmTopicArn,
    });
    this.#output({
      EventBusName: eventBus.bus.eventBusName,
      OnboardingStateMachineArn: workflows.onboarding.stateMachine.stateMachineArn,
      PasswordResetStateMachineArn: workflows.passwordReset.stateMachine.stateMachineArn,
      UserPoolId: identity.userPoolId,
      AppClientId: identity.appClientId,
      TableName: table.tableName,
      PortalUrl: portalApi.url,
      DeadLetterQueueUrl: eventBus.deadLetters.queueUrl,
    });
  }

  #output(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) new CfnOutput(this, name, { value });
  }
}
