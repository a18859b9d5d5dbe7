import type { Services } from "../create-services.ts";
import { physicalName } from "../kernel/physical-name.ts";
import { createDynamoDbTable } from "../services/dynamodb/resources/table.ts";
import { policyTypes } from "../services/iam/resources/index.ts";
import { createKey } from "../services/kms/resources/index.ts";
import { createFunction } from "../services/lambda/resources/index.ts";
import { createStateMachine } from "../services/step-functions/resources/state-machine.ts";
import type { ResourceType } from "./deploy.ts";
import { withoutEffect } from "./no-op-resources.ts";

/** Where resources of each type come from: the list of what a template may hold to run here. */
export function resourceTypes(services: Services): ReadonlyMap<string, ResourceType> {
  const { cognito, dynamodb, eventBridge, httpApi, iam, kms, lambda, ses, sqs, stepFunctions } = services;
  const types = {
    ...policyTypes(iam),
    "AWS::ApiGatewayV2::Api": (properties) => {
      const { id, endpoint } = httpApi.createApi(properties);
      return { ref: id, attributes: { ApiEndpoint: endpoint, ApiId: id } };
    },
    "AWS::ApiGatewayV2::Integration": (properties) => ({ ref: httpApi.createIntegration(properties).id }),
    "AWS::ApiGatewayV2::Route": (properties) => ({ ref: httpApi.createRoute(properties).id }),
    "AWS::ApiGatewayV2::Stage": (properties) => ({ ref: httpApi.createStage(properties).id }),
    "AWS::Cognito::UserPool": (properties) => {
      const { id, arn, providerName, providerUrl } = cognito.createUserPool(properties);
      return {
        ref: id,
        attributes: { Arn: arn, ProviderName: providerName, ProviderURL: providerUrl, UserPoolId: id },
      };
    },
    "AWS::Cognito::UserPoolClient": (properties) => {
      const { id, secret } = cognito.createUserPoolClient(properties);
      return { ref: id, attributes: { ClientId: id, ...(secret === undefined ? {} : { ClientSecret: secret }) } };
    },
    "AWS::DynamoDB::Table": createDynamoDbTable(dynamodb),
    "AWS::Events::Archive": (properties) => named(eventBridge.createArchive(properties)),
    "AWS::Events::EventBus": (properties) => named(eventBridge.createEventBus(properties)),
    "AWS::Events::Rule": (properties, logicalId) =>
      named(eventBridge.createRule({ Name: physicalName(logicalId), ...properties })),
    "AWS::KMS::Alias": (properties) => ({ ref: kms.createAlias(properties).name }),
    "AWS::KMS::Key": createKey(kms, iam),
    "AWS::Lambda::EventInvokeConfig": (properties, logicalId) => {
      lambda.configureAsync(properties);
      return { ref: logicalId };
    },
    "AWS::Lambda::Function": createFunction(lambda, iam),
    "AWS::SES::ConfigurationSet": (properties) => ({ ref: ses.createConfigurationSet(properties).name }),
    "AWS::SES::ConfigurationSetEventDestination": (properties) => ({
      ref: ses.createEventDestination(properties).name,
    }),
    "AWS::SQS::Queue": (properties, logicalId) => {
      const { arn, url, name } = sqs.createQueue({ QueueName: physicalName(logicalId), ...properties });
      return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
    },
    "AWS::StepFunctions::StateMachine": createStateMachine(stepFunctions, iam),
  } satisfies Readonly<Record<string, ResourceType>>;
  return new Map([...Object.entries(types), ...withoutEffect]);
}

function named({ name, arn }: { readonly name: string; readonly arn: string }) {
  return { ref: name, attributes: { Arn: arn, Name: name } };
}
