// A local run of a synthesized cloud assembly: AWS services over their real protocols, in one process. See the README.

// Run a cloud assembly.

export { type OpenPorts, openPorts, type Ports, PortTaken } from "./endpoint/ports.ts";
export type { LocalServices } from "./local-services.ts";
export { type AssemblyRun, type RunOptions, runAssembly, runOnPorts } from "./run-assembly.ts";

// Read a cloud assembly, and deploy it to services.

export { type Assembly, InvalidAssembly, readAssembly } from "./assembly/assembly.ts";
export { DeploymentFailed } from "./assembly/deploy.ts";
export { deployTemplate } from "./assembly/deploy-template.ts";
export { resourceTypes } from "./assembly/resource-types.ts";
export type { ResourceType } from "./kernel/resource-type.ts";
export { policyTypes } from "./services/iam/resources/index.ts";

// Create the services of an account in an environment of your own, for example in virtual time.

export { createServices, type Services } from "./create-services.ts";
export { createEndpoint } from "./endpoint/endpoint.ts";
export { Activity } from "./kernel/activity.ts";
export { AwsError } from "./kernel/aws-error.ts";
export type { Clock, Timer } from "./kernel/clock.ts";
export type { LambdaFunction } from "./services/lambda/lambda-function.ts";
export { exitError, timeoutError } from "./services/lambda/runtime/failures.ts";
export type { InvocationResult } from "./services/lambda/runtime/protocol.ts";
export type { Runner, StartRunner } from "./services/lambda/runtime/runner.ts";

// Create one service alone.

export { createCognito } from "./services/cognito/cognito.ts";
export { createDynamoDb } from "./services/dynamodb/dynamodb.ts";
export { createEventBridge } from "./services/eventbridge/eventbridge.ts";
export { Iam } from "./services/iam/iam.ts";
export { createKms } from "./services/kms/kms.ts";
export { createSes } from "./services/ses/ses.ts";
export { createSqs } from "./services/sqs/sqs.ts";
export { createStepFunctions } from "./services/step-functions/step-functions.ts";

// Inspect what services have, and compile what they compile.

export type { BusEvent } from "./services/eventbridge/event.ts";
export { compilePattern } from "./services/eventbridge/pattern/pattern.ts";
export type { Policies } from "./services/iam/policies.ts";
export type { Grant } from "./services/iam/policy/rule.ts";
export type { Mail } from "./services/ses/mailbox.ts";
export { compileDefinition } from "./services/step-functions/definition/definition.ts";
export type { Execution } from "./services/step-functions/execution.ts";
export type { HistoryEvent } from "./services/step-functions/history.ts";
