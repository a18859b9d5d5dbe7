/*
 * A local run of a synthesized cloud assembly: AWS services over their real protocols, in one process. See the README.
 */

// Read and deploy a cloud assembly.
export { type Assembly, InvalidAssembly, readAssembly } from "./assembly/assembly.ts";
export { DeploymentFailed } from "./assembly/deploy.ts";
export { deployTemplate } from "./assembly/deploy-template.ts";
export { resourceTypes } from "./assembly/resource-types.ts";
// Create all services of an account: on the machine's clock, or in another environment.
export { createServices, type Services } from "./create-services.ts";
// Serve them on a port.
export { createEndpoint } from "./endpoint/endpoint.ts";
export { hostHeaderGuard } from "./endpoint/host-header-guard.ts";
// What services share: time, running work, errors.
export { Activity } from "./kernel/activity.ts";
export { AwsError } from "./kernel/aws-error.ts";
export type { Clock, Timer } from "./kernel/clock.ts";
export type { ResourceType } from "./kernel/resource-type.ts";
export { createLocalServices, type LocalServices } from "./local-services.ts";
// One service alone.
export { createCognito } from "./services/cognito/cognito.ts";
export { createDynamoDb } from "./services/dynamodb/dynamodb.ts";
// What services show of themselves.
export type { BusEvent } from "./services/eventbridge/event.ts";
export { createEventBridge } from "./services/eventbridge/eventbridge.ts";
export { compilePattern } from "./services/eventbridge/pattern/pattern.ts";
export { Iam } from "./services/iam/iam.ts";
export type { Policies } from "./services/iam/policies.ts";
export type { Grant } from "./services/iam/policy/rule.ts";
export { policyTypes } from "./services/iam/resources/index.ts";
export { createKms } from "./services/kms/kms.ts";
export { createFunctionLogs } from "./services/lambda/function-logs.ts";
// Run functions in threads, or in another way.
export type { LambdaFunction } from "./services/lambda/lambda-function.ts";
export { buildBootstrap } from "./services/lambda/runtime/build-bootstrap.ts";
export { exitError, timeoutError } from "./services/lambda/runtime/failures.ts";
export type { InvocationResult } from "./services/lambda/runtime/protocol.ts";
export type { Runner, StartRunner } from "./services/lambda/runtime/runner.ts";
export type { Mail } from "./services/ses/mailbox.ts";
export { createSes } from "./services/ses/ses.ts";
export { createSqs } from "./services/sqs/sqs.ts";
export { compileDefinition } from "./services/step-functions/definition/definition.ts";
export type { Execution } from "./services/step-functions/execution.ts";
export type { HistoryEvent } from "./services/step-functions/history.ts";
export { createStepFunctions } from "./services/step-functions/step-functions.ts";
