import { AwsError } from "../../kernel/aws-error.ts";

/** A symmetric key. No operation returns `material`. */
export interface Key {
  readonly id: string;
  readonly arn: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly material: Uint8Array;
}

/** The keys of the account, and their aliases. */
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

  /** Finds a key by id, key ARN, alias name or alias ARN. */
  find(keyId: string): Key | undefined {
    const local = this.#local(keyId);
    return this.#keys.get(local.startsWith("alias/") ? (this.#aliases.get(local) ?? "") : local.replace(/^key\//, ""));
  }

  /** As `find`. Throws NotFoundException. */
  resolve(keyId: string): Key {
    const key = this.find(keyId);
    if (key !== undefined) return key;
    const local = this.#local(keyId);
    if (local.startsWith("alias/")) throw notFound(`Alias ${this.#arnPrefix}${local} is not found.`);
    const arn = keyId.startsWith("arn:") ? keyId : this.arnOf(local.replace(/^key\//, ""));
    throw notFound(`Key '${arn}' does not exist`);
  }

  /** As `resolve`, and throws DisabledException for a disabled key. */
  resolveEnabled(keyId: string): Key {
    const key = this.resolve(keyId);
    if (!key.enabled) throw new AwsError("DisabledException", `${key.arn} is disabled.`);
    return key;
  }

  #local(keyId: string): string {
    return keyId.startsWith(this.#arnPrefix) ? keyId.slice(this.#arnPrefix.length) : keyId;
  }
}

function notFound(message: string): AwsError {
  return new AwsError("NotFoundException", message);
}
