import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { readBlob } from "./ciphertext.ts";
import { type Key, Keys } from "./keys.ts";
import { decrypt } from "./operations/decrypt.ts";
import { describeKey } from "./operations/describe-key.ts";
import { encrypt } from "./operations/encrypt.ts";
import { generateDataKey } from "./operations/generate-data-key.ts";
import { aliasProperties, keyProperties } from "./resources/key.ts";
import type { KmsState } from "./state.ts";

export interface KmsDeps {
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Uint8Array;
}

export interface Kms {
  readonly service: JsonService;
  /** Makes a key from the properties of `AWS::KMS::Key`, intrinsics resolved. Throws a ZodError naming what it does not know. */
  createKey(properties: unknown): { id: string; arn: string };
  /** Names a key, from the properties of `AWS::KMS::Alias`. */
  createAlias(properties: unknown): { name: string };
  /** ARN of the key that is named (as every operation takes it), or else of the one that sealed the blob (base64); undefined for none. */
  keyArn(request: { readonly keyId?: string | undefined; readonly blob?: string | undefined }): string | undefined;
}

/** AWS KMS with symmetric keys, held in memory: what was encrypted can be read only in the same run. */
export function createKms(deps: KmsDeps): Kms {
  const keys = new Keys(deps.region, deps.accountId);
  const state: KmsState = { accountId: deps.accountId, keys, randomBytes: deps.randomBytes };
  const operations = {
    Decrypt: decrypt,
    DescribeKey: describeKey,
    Encrypt: encrypt,
    GenerateDataKey: generateDataKey,
  };
  return {
    service: jsonService({ target: "TrentService", jsonVersion: "1.1" }, state, operations),
    createKey(properties) {
      const { Description: description, Enabled: enabled } = keyProperties.parse(properties);
      const id = deps.newId();
      const key = { id, arn: keys.arnOf(id), description, enabled, material: deps.randomBytes(32) };
      keys.add(key);
      return { id, arn: key.arn };
    },
    createAlias(properties) {
      const { AliasName: name, TargetKeyId: target } = aliasProperties.parse(properties);
      keys.addAlias(name, keys.resolve(target));
      return { name };
    },
    keyArn: ({ keyId, blob }) => {
      const key = keyId === undefined ? sealingKey(keys, blob ?? "") : keys.find(keyId);
      return key?.arn;
    },
  };
}

function sealingKey(keys: Keys, blob: string): Key | undefined {
  return keys.byId(readBlob(Buffer.from(blob, "base64"))?.keyId ?? "");
}
