import { z } from "zod";
import type { ResourceType } from "../../../assembly/deploy.ts";
import { physicalName } from "../../../kernel/physical-name.ts";
import type { DynamoDb } from "../dynamodb.ts";

/** `AWS::DynamoDB::Table`: on demand, with its keys; backups, encryption and deletion protection have no local effect. */
const TableProperties = z.strictObject({
  TableName: z.string().optional(),
  KeySchema: z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.enum(["HASH", "RANGE"]) })),
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.enum(["S", "N", "B"]) })),
  BillingMode: z.literal("PAY_PER_REQUEST"),
  DeletionProtectionEnabled: z.boolean().optional(),
  PointInTimeRecoverySpecification: z.unknown().optional(),
  SSESpecification: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

/** Makes a table in dynalite, through the API. */
export function createDynamoDbTable({ service, tableArn }: DynamoDb): ResourceType {
  return async (properties, logicalId) => {
    const { TableName = physicalName(logicalId), KeySchema, AttributeDefinitions } = TableProperties.parse(properties);
    const input = { TableName, KeySchema, AttributeDefinitions, BillingMode: "PAY_PER_REQUEST" };
    await service.call("CreateTable", input);
    return { ref: TableName, attributes: { Arn: tableArn(TableName) } };
  };
}
