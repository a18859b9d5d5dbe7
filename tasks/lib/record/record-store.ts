import { ConditionalCheckFailedException, DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { clientOptions } from "../clients.ts";
import { FinalFault } from "../faults/faults.ts";
import { OnboardingRecord } from "./record.ts";
import { type Change, expressionsOf } from "./update.ts";

export interface RecordStore {
  /** Reads a record (consistent read). Resolves with undefined if there is none. */
  find(id: string): Promise<OnboardingRecord | undefined>;
  /** As `find`, but throws the final fault `OnboardingNotFound` if there is none. */
  get(id: string): Promise<OnboardingRecord>;
  /** Writes a new record. Resolves with false if one with its id exists. */
  create(record: OnboardingRecord): Promise<boolean>;
  /** Changes a record and resolves with the resulting record; with undefined if the change's condition is not met. */
  change(id: string, change: Change): Promise<OnboardingRecord | undefined>;
}

/**
 * The key of a record. It ignores case, as Cognito's user names do: `e1` and `E1` are one person with one user.
 */
const keyOf = (id: string) => ({ pk: id.toLowerCase() });

/** The records in a DynamoDB table. There are no transactions: each step is one conditional write. */
export function createRecordStore(client: DynamoDBDocumentClient, tableName: string): RecordStore {
  const find = async (id: string) => {
    const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: keyOf(id), ConsistentRead: true }));
    return Item === undefined ? undefined : OnboardingRecord.parse(Item);
  };
  return {
    find,
    async get(id) {
      const record = await find(id);
      if (record === undefined) throw new FinalFault("OnboardingNotFound", `There is no record of onboarding ${id}.`);
      return record;
    },
    async create(record) {
      const put = new PutCommand({
        TableName: tableName,
        Item: { ...keyOf(record.id), ...record },
        ConditionExpression: "attribute_not_exists(id)",
      });
      return (await undefinedIfConditionFails(client.send(put))) !== undefined;
    },
    async change(id, change) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(id),
        ReturnValues: "ALL_NEW",
        ...expressionsOf(change),
      });
      const updated = await undefinedIfConditionFails(client.send(update));
      return updated && OnboardingRecord.parse(updated.Attributes);
    },
  };
}

/** Creates a record store with its own DynamoDB client. Call it once, when the module loads. */
export function connectRecords(tableName: string, options: DynamoDBClientConfig = clientOptions): RecordStore {
  return createRecordStore(DynamoDBDocumentClient.from(new DynamoDBClient(options)), tableName);
}

async function undefinedIfConditionFails<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
