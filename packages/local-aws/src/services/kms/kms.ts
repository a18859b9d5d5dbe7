import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { readBlob } from "./ciphertext.ts";
import { type Key, Keys } from "./keys.ts";
import { operations } from "./operations/index.ts";
import { aliasProperties } from "./resources/alias.ts";
import { keyProperties } from "./resources/key.ts";

/** What KMS needs. */
export interface KmsDeps {
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** KMS, as the other parts of a local run use it. */
export interface Kms {
  /** AWS JSON 1.1, `TrentService`. */
  readonly service: JsonService;
  /** Creates a key from the properties of `AWS::KMS::Key`. Throws a ZodError that names a property it does not have. */
  createKey(properties: unknown): { id: string; arn: string };
  /** Creates an alias of a key from the properties of `AWS::KMS::Alias`. Throws as `createKey`, and NotFoundException. */
  createAlias(properties: unknown): { name: string };
  /**
   * The ARN of the key with this id, ARN or alias; without `keyId`, of the key that encrypted the blob (Base64).
   * Undefined for a key that does not exist.
   */
  keyArn(request: { readonly keyId?: string | undefined; readonly blob?: string | undefined }): string | undefined;
}

/** AWS KMS with symmetric keys. They are kept in memory, so a ciphertext can be decrypted in the same run only. */
export function createKms(deps: KmsDeps): Kms {
  const keys = new Keys(deps.region, deps.accountId);
  const state = { accountId: deps.accountId, keys, randomBytes: deps.randomBytes };
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
      const key = keyId === undefined ? encryptingKey(keys, blob ?? "") : keys.find(keyId);
      return key?.arn;
    },
  };
}

function encryptingKey(keys: Keys, blob: string): Key | undefined {
  return keys.byId(readBlob(Buffer.from(blob, "base64"))?.keyId ?? "");
}
