import { randomBytes, randomUUID } from "node:crypto";
import {
  Activity,
  createCognito,
  createEventBridge,
  createKms,
  createSes,
  createSqs,
  createStepFunctions,
} from "local-aws";
import * as z from "zod";
import type { ManualClock } from "../../packages/local-aws/test/support/manual-clock.ts";

/** Waits for a task token, as the state `Wait for the user` does. */
const waitingMachine = {
  QueryLanguage: "JSONata",
  StartAt: "Wait",
  States: {
    Wait: {
      Type: "Task",
      Resource: "arn:aws:states:::lambda:invoke.waitForTaskToken",
      Arguments: {
        FunctionName: "store-token",
        Payload: { name: "{% $states.context.Execution.Name %}", token: "{% $states.context.Task.Token %}" },
      },
      End: true,
    },
  },
};

const TokenMessage = z.object({ name: z.string(), token: z.string() });

/** The services that tasks call, without a network. `tokens`: the task token of each waiting execution, by name. */
export function createTaskServices(clock: ManualClock) {
  const activity = new Activity();
  const tokens = new Map<string, string>();
  const location = { region: "eu-west-1", accountId: "000000000000" };
  const common = { ...location, clock, activity, randomBytes, newId: randomUUID, random: () => 0.5 };
  const ignore = () => Promise.resolve();
  const stepFunctions = createStepFunctions({
    ...common,
    invokeFunction: async (_, payload) => {
      const { name, token } = TokenMessage.parse(JSON.parse(payload));
      tokens.set(name, token);
      return { statusCode: 200, payload: "{}", executedVersion: "$LATEST" };
    },
    onStatusChange: () => undefined,
  });
  const ses = createSes({ ...common, putEvent: () => undefined });
  const cognito = createCognito({
    ...common,
    sendMail: ({ to, ...mail }) => ses.accept({ ...mail, to: [to], replyTo: [] }),
    sendText: () => undefined,
    invokeFunction: () => Promise.reject(new Error("not implemented")),
  });
  return {
    activity,
    tokens,
    stepFunctions,
    cognito,
    events: createEventBridge({ ...common, deliver: ignore, sendMessage: ignore }),
    kms: createKms(common),
    ses,
    sqs: createSqs(common),
  };
}

export type TaskServices = ReturnType<typeof createTaskServices>;

/** Creates the stack's resources in these services. The state machine only waits. */
export function createTaskResources({ cognito, events, kms, ses, sqs, stepFunctions }: TaskServices) {
  const { id: userPoolId } = cognito.createUserPool({
    AliasAttributes: ["email"],
    Policies: { PasswordPolicy: { MinimumLength: 15, TemporaryPasswordValidityDays: 1 } },
    Schema: [{ Name: "email", Required: true, Mutable: true }],
    UsernameConfiguration: { CaseSensitive: false },
  });
  const client = (...ExplicitAuthFlows: string[]) =>
    cognito.createUserPoolClient({ UserPoolId: userPoolId, ExplicitAuthFlows }).id;
  const definition = JSON.stringify(waitingMachine);
  const roleArn = "arn:aws:iam::000000000000:role/onboarding";
  return {
    userPoolId,
    backendClientId: client("ALLOW_ADMIN_USER_PASSWORD_AUTH"),
    appClientId: client("ALLOW_USER_PASSWORD_AUTH"),
    eventBusName: events.createEventBus({ Name: "onboarding" }).name,
    keyArn: kms.createKey({}).arn,
    configurationSet: ses.createConfigurationSet({ Name: "onboarding" }).name,
    queue: sqs.createQueue({ QueueName: "rejected" }),
    stateMachineArn: stepFunctions.createStateMachine({ name: "onboarding", definition, roleArn, type: "STANDARD" })
      .arn,
  };
}
