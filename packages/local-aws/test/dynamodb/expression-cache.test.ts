import { beforeAll, expect, it, vi } from "vitest";
import { createDynamoDb } from "../../src/services/dynamodb/dynamodb.ts";

const { service } = createDynamoDb({ region: "eu-west-1", accountId: "000000000000" });
const TableName = "records";

beforeAll(async () => {
  const KeySchema = [{ AttributeName: "pk", KeyType: "HASH" }];
  const AttributeDefinitions = [{ AttributeName: "pk", AttributeType: "S" }];
  await service.call("CreateTable", { TableName, KeySchema, AttributeDefinitions, BillingMode: "PAY_PER_REQUEST" });
  // dynalite creates a table asynchronously.
  await vi.waitFor(async () =>
    expect(JSON.stringify(await service.call("DescribeTable", { TableName }))).toContain("ACTIVE"),
  );
  await service.call("PutItem", { TableName, Item: { pk: { S: "a" }, round: { N: "0" } } });
});

/** The same expressions each time, with other values. */
const setRound = (expected: object, round: object, more: object = {}) =>
  service.call("UpdateItem", {
    TableName,
    Key: { pk: { S: "a" } },
    ReturnValues: "ALL_NEW",
    UpdateExpression: "SET #r = :round",
    ConditionExpression: "#r = :expected",
    ExpressionAttributeNames: { "#r": "round" },
    ExpressionAttributeValues: { ":expected": expected, ":round": round, ...more },
  });

it("a repeated expression uses the values of its own request", async () => {
  for (const round of [1, 2, 3]) {
    const answer = await setRound({ N: String(round - 1) }, { N: String(round) });
    expect(answer).toMatchObject({ Attributes: { round: { N: String(round) } } });
  }
});

it("a repeated condition uses the values of its own request", async () => {
  await expect(setRound({ N: "77" }, { N: "78" })).rejects.toMatchObject({ code: "ConditionalCheckFailedException" });
  await expect(setRound({ S: "3" }, { N: "4" })).rejects.toMatchObject({ code: "ConditionalCheckFailedException" });
});

it("an unused value of a repeated expression is refused", async () => {
  const refused = setRound({ N: "3" }, { N: "4" }, { ":unused": { N: "1" } });
  await expect(refused).rejects.toMatchObject({ code: "ValidationException" });
});

it("a repeated expression uses the attribute names of its own request", async () => {
  const answer = await service.call("UpdateItem", {
    TableName,
    Key: { pk: { S: "a" } },
    ReturnValues: "ALL_NEW",
    UpdateExpression: "SET #r = :round",
    ExpressionAttributeNames: { "#r": "other" },
    ExpressionAttributeValues: { ":round": { N: "9" } },
  });
  expect(answer).toMatchObject({ Attributes: { round: { N: "3" }, other: { N: "9" } } });
});
