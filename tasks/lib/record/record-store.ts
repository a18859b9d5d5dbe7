import { ConditionalCheckFailedException, DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { clientOptions } from "../clients.ts";
import { FinalFault } from "../faults/faults.ts";
import { OnboardingRecord } from "./record.ts";
import { type Change, expressionsOf } from "./update.ts";

export interface RecordStore {
  /** The record as it is now (consistent read), or undefined. */
  find(id: string): Promise<OnboardingRecord | undefined>;
  /** As `find`; throws the final fault `OnboardingNotFound`. */
  get(id: string): Promise<OnboardingRecord>;
  /** Writes a record that does not exist yet; false when one does. */
  create(record: OnboardingRecord): Promise<boolean>;
  /** Changes a record if its condition holds and answers it as it is then; undefined when it does not hold. */
  change(id: string, change: Change): Promise<OnboardingRecord | undefined>;
}

/**
 * The key of a record. Cognito's user names do not tell upper case from lower, so neither may the ledger: `e1` and
 * `E1` are one person with one user.
 */
const keyOf = (id: string) => ({ pk: id.toLowerCase() });

/** The records in their DynamoDB table. Takes part in no transaction: each step is one conditional write. */
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
      return (await unlessConditionFailed(client.send(put))) !== undefined;
    },
    async change(id, change) {
      const update = new UpdateCommand({
        TableName: tableName,
        Key: keyOf(id),
        ReturnValues: "ALL_NEW",
        ...expressionsOf(change),
      });
      const answer = await unlessConditionFailed(client.send(update));
      return answer && OnboardingRecord.parse(answer.Attributes);
    },
  };
}

/** The records of a table, with a client of this function's own. Call it once, when the module loads. */
export function connectRecords(tableName: string, options: DynamoDBClientConfig = clientOptions): RecordStore {
  return createRecordStore(DynamoDBDocumentClient.from(new DynamoDBClient(options)), tableName);
}

async function unlessConditionFailed<T>(write: Promise<T>): Promise<T | undefined> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
