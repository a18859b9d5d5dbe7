import { physicalName } from "../../../kernel/physical-name.ts";
import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { DynamoDb } from "../dynamodb.ts";
import { tableProperties } from "./table.ts";

/** The resource types of DynamoDB. */
export function dynamoDbTypes({ service, tableArn }: DynamoDb, stackName: string) {
  return {
    "AWS::DynamoDB::Table": async (properties, logicalId) => {
      const parsed = tableProperties.parse(properties);
      const { TableName = physicalName(stackName, logicalId), KeySchema, AttributeDefinitions, BillingMode } = parsed;
      await service.call("CreateTable", { TableName, KeySchema, AttributeDefinitions, BillingMode });
      return { ref: TableName, attributes: { Arn: tableArn(TableName) } };
    },
  } satisfies ResourceTypes;
}
