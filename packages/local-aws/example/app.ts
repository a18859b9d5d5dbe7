// A small CDK app that has what the local run supports: an event bus, functions, a state machine that waits for a task
// token, a dead-letter queue and a user pool. Synthesize it with: node --import tsx packages/local-aws/example/app.ts <folder>
import { join } from "node:path";
import { App, CfnOutput, Duration, Stack } from "aws-cdk-lib";
import { UserPool } from "aws-cdk-lib/aws-cognito";
import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Code, Function as LambdaFunctionResource, Runtime } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { Queue } from "aws-cdk-lib/aws-sqs";
import {
  DefinitionBody,
  IntegrationPattern,
  QueryLanguage,
  StateMachine,
  TaskInput,
} from "aws-cdk-lib/aws-stepfunctions";
import { LambdaInvoke } from "aws-cdk-lib/aws-stepfunctions-tasks";
import type { Construct } from "constructs";

/** A function from a folder of `functions/`. Its role has no managed policy, because the local run supports none. */
function createFunction(scope: Construct, name: string): LambdaFunctionResource {
  const role = new Role(scope, `${name}-role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  return new LambdaFunctionResource(scope, name, {
    functionName: name,
    runtime: Runtime.NODEJS_24_X,
    handler: "index.handler",
    code: Code.fromAsset(join(import.meta.dirname, "functions", name)),
    role,
  });
}

/** Reserves the goods of an order, then waits up to a day for its payment. */
function createOrderWorkflow(stack: Stack): StateMachine {
  const reserveGoods = LambdaInvoke.jsonata(stack, "Reserve goods", {
    lambdaFunction: createFunction(stack, "reserve-goods"),
    outputs: "{% $states.result.Payload %}",
  });
  const requestPayment = LambdaInvoke.jsonata(stack, "Wait for payment", {
    lambdaFunction: createFunction(stack, "request-payment"),
    integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
    payload: TaskInput.fromObject({
      orderId: "{% $states.input.orderId %}",
      taskToken: "{% $states.context.Task.Token %}",
    }),
    taskTimeout: { seconds: Duration.days(1).toSeconds() },
    outputs: "{% $merge([$states.input, {'payment': $states.result}]) %}",
  });
  return new StateMachine(stack, "orders", {
    stateMachineName: "orders",
    queryLanguage: QueryLanguage.JSONATA,
    definitionBody: DefinitionBody.fromChainable(reserveGoods.next(requestPayment)),
  });
}

const app = new App({ outdir: process.argv[2] ?? "cdk.out", analyticsReporting: false });
const stack = new Stack(app, "Shop");
const deadLetters = new Queue(stack, "dead-letters");
const workflow = createOrderWorkflow(stack);

const startOrder = createFunction(stack, "start-order");
startOrder.addEnvironment("STATE_MACHINE_ARN", workflow.stateMachineArn);
startOrder.configureAsyncInvoke({ retryAttempts: 0, onFailure: new SqsDestination(deadLetters) });
workflow.grantStartExecution(startOrder);

const bus = new EventBus(stack, "shop", { eventBusName: "shop" });
new Rule(stack, "placed", {
  eventBus: bus,
  eventPattern: { source: ["shop.web"], detailType: ["OrderPlaced"] },
  targets: [new LambdaFunction(startOrder, { deadLetterQueue: deadLetters })],
});

const customers = new UserPool(stack, "customers", { signInAliases: { username: true, email: true } });
const client = customers.addClient("web", { authFlows: { userPassword: true } });

for (const [name, value] of Object.entries({
  EventBusName: bus.eventBusName,
  StateMachineArn: workflow.stateMachineArn,
  DeadLetterQueueUrl: deadLetters.queueUrl,
  UserPoolId: customers.userPoolId,
  UserPoolClientId: client.userPoolClientId,
}))
  new CfnOutput(stack, name, { value });
app.synth();
