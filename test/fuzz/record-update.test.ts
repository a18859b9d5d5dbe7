import { createServer } from "node:http";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import fc from "fast-check";
import { createDynamoDb, createEndpoint } from "local-aws";
import { afterAll, beforeAll, describe, expect } from "vitest";
import * as z from "zod";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { type OnboardingRecord, priorStates, Status } from "../../tasks/lib/record/record.ts";
import { createRecordStore, type RecordStore } from "../../tasks/lib/record/record-store.ts";
import type { Change } from "../../tasks/lib/record/update.ts";
import { buildRecord } from "../support/build-record.ts";

const { service } = createDynamoDb({ region: "eu-west-1", accountId: "000000000000" });
const server = createServer(createEndpoint({ json: [service], rest: [] }));
let store: RecordStore;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: "eu-west-1", credentials });
  const create = new CreateTableCommand({
    TableName: "records",
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
  });
  await client.send(create);
  store = createRecordStore(DynamoDBDocumentClient.from(client), "records");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** DynamoDB stores texts as UTF-8, which has no lone surrogates. */
const text = hostileText.map((each) => each.replaceAll(/\p{Cs}/gu, "\ufffd"));
const small = fc.integer({ min: 0, max: 2 });
const signal = fc.record({ id: fc.constantFrom("s1", "s2"), name: fc.constant("ResendRequested" as const) });

const records = fc.record({
  status: fc.constantFrom(...Status.options),
  taskToken: fc.option(text, { nil: undefined }),
  round: small,
  attempts: small,
  signals: fc.array(signal, { maxLength: 2 }),
  signalIds: fc.array(fc.constantFrom("s1", "s2"), { maxLength: 2 }),
});

const states = fc.uniqueArray(fc.constantFrom(...Status.options), { minLength: 1 });
const changes = fc.record(
  {
    status: fc.constantFrom(...Status.options.filter((status) => priorStates[status].length > 0)),
    from: states,
    set: fc.record({ sealedPassword: text }),
    setOnce: fc.constant({ invitedAt: "2026-02-02T09:00:00.000Z" }),
    append: fc.record({ signalIds: fc.array(text, { maxLength: 2 }) }),
    add: fc.record({ attempts: small }),
    remove: fc.constant(["taskToken"]),
    where: fc.record({ round: small }),
    having: fc.constant(["taskToken"]),
    without: fc.constant(["taskToken"]),
    lacking: fc.record({ signalIds: fc.constantFrom("s1", "s3") }),
    shift: fc.record({ signals: fc.constantFrom("s1", "s2") }),
  },
  { requiredKeys: ["set"] },
);

type AppliedChange = Parameters<typeof isAllowed>[1];

/** Whether a change is allowed, stated without DynamoDB expressions. */
function isAllowed(record: OnboardingRecord, change: Change & { where?: { round: number } }): boolean {
  const { status, from, where, having, without, lacking, shift } = change;
  const before: readonly Status[] = status === undefined ? Status.options : priorStates[status];
  const isThere = record.taskToken !== undefined;
  return [
    before.includes(record.status),
    from === undefined || from.includes(record.status),
    where === undefined || where.round === record.round,
    having === undefined || isThere,
    without === undefined || !isThere,
    lacking === undefined || !record.signalIds.includes(lacking["signalIds"] ?? ""),
    shift === undefined || record.signals[0]?.id === shift["signals"],
  ].every((isMet) => isMet);
}

/** The record after the change. */
function applyChange(
  record: OnboardingRecord,
  { status, set, setOnce, append, add, remove, shift }: AppliedChange,
): unknown {
  const { taskToken, ...others } = record;
  return {
    ...others,
    ...set,
    ...(status === undefined ? {} : { status }),
    ...(remove !== undefined || taskToken === undefined ? {} : { taskToken }),
    invitedAt: record.invitedAt ?? setOnce?.["invitedAt"],
    signalIds: [...record.signalIds, ...(append?.["signalIds"] ?? [])],
    attempts: record.attempts + (add?.["attempts"] ?? 0),
    signals: shift === undefined ? record.signals : record.signals.slice(1),
  };
}

let count = 0;

describe("a change of a record", () => {
  holds(
    "is made in DynamoDB exactly when it is allowed",
    60,
    fc.asyncProperty(records, changes, async ({ taskToken, ...fields }, change) => {
      count += 1;
      const token = taskToken === undefined ? {} : { taskToken };
      const record = buildRecord({ ...fields, ...token, id: `hire-${count}` });
      await store.create(record);
      const answer = await store.change(record.id, change);
      const expected = isAllowed(record, change) ? applyChange(record, change) : undefined;
      expect(answer).toEqual(expected);
      expect(await store.get(record.id)).toEqual(expected ?? record);
    }),
  );
});
