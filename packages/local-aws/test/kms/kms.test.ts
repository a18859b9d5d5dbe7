import { randomBytes, randomUUID } from "node:crypto";
import {
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
} from "@aws-sdk/client-kms";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createKms } from "../../src/services/kms/kms.ts";
import { serve } from "../support/serve.ts";

const kms = createKms({ region: "eu-west-1", accountId: "000000000000", newId: randomUUID, randomBytes });
const key = kms.createKey({ Description: "seals passwords", EnableKeyRotation: true });
const otherKey = kms.createKey({});
kms.createAlias({ AliasName: "alias/orders", TargetKeyId: key.arn });

const aliasArn = "arn:aws:kms:eu-west-1:000000000000:alias/orders";
const Plaintext = Buffer.from("correct horse battery staple");
const EncryptionContext = { orderId: "order-1001", purpose: "password" };

let server: Awaited<ReturnType<typeof serve>>;
let client: KMSClient;
beforeAll(async () => {
  server = await serve({ json: [kms.service] });
  client = new KMSClient(server.client);
});
afterAll(() => server.stop());

async function sealed(KeyId = key.id): Promise<Uint8Array> {
  const { CiphertextBlob } = await client.send(new EncryptCommand({ KeyId, Plaintext, EncryptionContext }));
  return CiphertextBlob ?? new Uint8Array();
}

function decrypt(CiphertextBlob: Uint8Array, more = {}) {
  return client.send(new DecryptCommand({ CiphertextBlob, EncryptionContext, ...more }));
}

it.each([
  ["id", key.id],
  ["ARN", key.arn],
  ["alias name", "alias/orders"],
  ["alias ARN", aliasArn],
])("Encrypt and Decrypt accept a key's %s and answer its ARN", async (_kind, KeyId) => {
  const opened = await decrypt(await sealed(KeyId), { KeyId });
  expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
  expect(opened).toMatchObject({ KeyId: key.arn, EncryptionAlgorithm: "SYMMETRIC_DEFAULT" });
});

it("Decrypt finds the key in the blob and accepts the context in any order", async () => {
  const reordered = { purpose: "password", orderId: "order-1001" };
  const opened = await decrypt(await sealed(), { EncryptionContext: reordered });
  expect(Buffer.from(opened.Plaintext ?? [])).toEqual(Plaintext);
});

it("Encrypt answers another blob each time", async () => {
  expect(await sealed()).not.toEqual(await sealed());
});

it.each([
  ["another context", { EncryptionContext: { orderId: "order-1002", purpose: "password" } }],
  ["a context that lacks a pair", { EncryptionContext: { orderId: "order-1001" } }],
  ["no context", { EncryptionContext: undefined }],
])("Encrypt and Decrypt refuse %s", async (_kind, more) => {
  await expect(decrypt(await sealed(), more)).rejects.toMatchObject({ name: "InvalidCiphertextException" });
});

it("Encrypt and Decrypt refuse a blob with any byte changed, cut off, or made up", async () => {
  const blob = await sealed();
  const changed = [...blob.keys()].map((at) => blob.map((byte, index) => (index === at ? byte ^ 1 : byte)));
  const broken = [...changed, blob.subarray(0, -1), blob.subarray(0, 20), Buffer.from("no blob at all")];
  for (const each of broken) {
    await expect(decrypt(each)).rejects.toMatchObject({ name: "InvalidCiphertextException" });
  }
});

it("Encrypt and Decrypt refuse a key that is not the blob's", async () => {
  const text = "The key ID in the request does not identify a CMK that can perform this operation.";
  const answer = decrypt(await sealed(), { KeyId: otherKey.id });
  await expect(answer).rejects.toMatchObject({ name: "IncorrectKeyException", message: text });
});

it.each([
  ["nope", "Key 'arn:aws:kms:eu-west-1:000000000000:key/nope' does not exist"],
  ["alias/nope", "Alias arn:aws:kms:eu-west-1:000000000000:alias/nope is not found."],
])("Encrypt answers NotFoundException for %s", async (KeyId, message) => {
  const answer = client.send(new EncryptCommand({ KeyId, Plaintext }));
  await expect(answer).rejects.toMatchObject({ name: "NotFoundException", message });
});

it("Encrypt accepts 4,096 bytes and no more", async () => {
  const encrypt = (size: number) =>
    client.send(new EncryptCommand({ KeyId: key.id, Plaintext: Buffer.alloc(size, 1) }));
  expect((await encrypt(4096)).CiphertextBlob?.length).toBeGreaterThan(4096);
  await expect(encrypt(4097)).rejects.toMatchObject({
    name: "ValidationException",
    message: expect.stringContaining("Member must have length less than or equal to 4096"),
  });
});

it("Encrypt refuses a disabled key", async () => {
  const disabled = kms.createKey({ Enabled: false });
  const answer = client.send(new EncryptCommand({ KeyId: disabled.id, Plaintext }));
  await expect(answer).rejects.toMatchObject({ name: "DisabledException", message: `${disabled.arn} is disabled.` });
});

it("DescribeKey answers id, ARN, description and state", async () => {
  const { KeyMetadata } = await client.send(new DescribeKeyCommand({ KeyId: "alias/orders" }));
  expect(KeyMetadata).toMatchObject({
    KeyId: key.id,
    Arn: key.arn,
    Description: "seals passwords",
    KeyState: "Enabled",
    KeySpec: "SYMMETRIC_DEFAULT",
  });
});

it("Decrypt answers the data key of GenerateDataKey", async () => {
  const { CiphertextBlob, Plaintext: dataKey } = await client.send(
    new GenerateDataKeyCommand({ KeyId: key.id, KeySpec: "AES_256", EncryptionContext }),
  );
  const opened = await decrypt(CiphertextBlob ?? new Uint8Array());
  expect(opened.Plaintext).toHaveLength(32);
  expect(opened.Plaintext).toEqual(dataKey);
});

it.each([
  ["an asymmetric key", { KeySpec: "RSA_2048" }, "KeySpec"],
  ["a property that is not known", { Surprise: true }, "Surprise"],
])("createKey refuses %s by name", (_kind, properties, name) => {
  expect(() => kms.createKey(properties)).toThrow(name);
});
