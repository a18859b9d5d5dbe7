import type { Services } from "../create-services.ts";
import type { ResourceType, ResourceTypes } from "../kernel/resource-type.ts";
import { cognitoTypes } from "../services/cognito/resources/index.ts";
import { dynamoDbTypes } from "../services/dynamodb/resources/index.ts";
import { eventBridgeTypes } from "../services/eventbridge/resources/index.ts";
import { httpApiTypes } from "../services/http-api/resources/index.ts";
import { policyTypes } from "../services/iam/resources/index.ts";
import { kmsTypes } from "../services/kms/resources/index.ts";
import { lambdaTypes } from "../services/lambda/resources/index.ts";
import { sesTypes } from "../services/ses/resources/index.ts";
import { sqsTypes } from "../services/sqs/resources/index.ts";
import { stepFunctionsTypes } from "../services/step-functions/resources/index.ts";
import { noOpResources } from "./no-op-resources.ts";

/**
 * Every resource type that a template may have here, by its CloudFormation name. `stackName` is the start of the name
 * of a resource whose template gives none.
 */
export function resourceTypes(services: Services, stackName: string): ReadonlyMap<string, ResourceType> {
  const { cognito, dynamodb, eventBridge, httpApi, iam, kms, lambda, ses, sqs, stepFunctions } = services;
  const types: ResourceTypes = {
    ...cognitoTypes(cognito),
    ...dynamoDbTypes(dynamodb, stackName),
    ...eventBridgeTypes(eventBridge, stackName),
    ...httpApiTypes(httpApi),
    ...policyTypes(iam),
    ...kmsTypes(kms, iam),
    ...lambdaTypes(lambda, iam),
    ...sesTypes(ses),
    ...sqsTypes(sqs, stackName),
    ...stepFunctionsTypes(stepFunctions, iam, stackName),
    ...noOpResources,
  };
  return new Map(Object.entries(types));
}
