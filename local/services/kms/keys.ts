import { AwsError } from "../../kernel/aws-error.ts";

/** A symmetric key. `material` never leaves the service. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly material: Uint8Array;
}

/** Keys and the aliases that point to them. */
export class Keys {
  readonly #keys = new Map<string, Key>();
  readonly #aliases = new Map<string, string>();
  readonly #arnPrefix: string;

  constructor(region: string, accountId: string) {
    this.#arnPrefix = `arn:aws:kms:${region}:${accountId}:`;
  }

  arnOf(keyId: string): string {
    return `${this.#arnPrefix}key/${keyId}`;
  }

  add(key: Key): void {
    this.#keys.set(key.id, key);
  }

  addAlias(aliasName: string, key: Key): void {
    if (this.#aliases.has(aliasName)) {
      const text = `An alias with the name ${this.#arnPrefix}${aliasName} already exists`;
      throw new AwsError("AlreadyExistsException", text);
    }
    this.#aliases.set(aliasName, key.id);
  }

  byId(id: string): Key | undefined {
    return this.#keys.get(id);
  }

  /** Finds a key by id, key ARN, alias name or alias ARN, as every operation accepts it. */
  resolve(keyId: string): Key {
    const local = keyId.startsWith(this.#arnPrefix) ? keyId.slice(this.#arnPrefix.length) : keyId;
    if (local.startsWith("alias/")) return this.#resolveAlias(local);
    const id = local.startsWith("key/") ? local.slice("key/".length) : local;
    const key = this.#keys.get(id);
    if (key === undefined) throw notFound(`Key '${keyId.startsWith("arn:") ? keyId : this.arnOf(id)}' does not exist`);
    return key;
  }

  /** As `resolve`, for operations that use the key material. */
  resolveEnabled(keyId: string): Key {
    const key = this.resolve(keyId);
    if (!key.enabled) throw new AwsError("DisabledException", `${key.arn} is disabled.`);
    return key;
  }

  #resolveAlias(aliasName: string): Key {
    const key = this.#keys.get(this.#aliases.get(aliasName) ?? "");
    if (key === undefined) throw notFound(`Alias ${this.#arnPrefix}${aliasName} is not found.`);
    return key;
  }
}

function notFound(message: string): AwsError {
  return new AwsError("NotFoundException", message);
}
