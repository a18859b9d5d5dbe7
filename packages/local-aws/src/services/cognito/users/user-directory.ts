import { aliasExists, userNotFound, usernameExists } from "../errors.ts";
import type { UserPoolSettings } from "../resources/user-pool.ts";
import { applyChanges, VERIFIED_BY } from "./attributes.ts";
import type { User } from "./user.ts";

type Names = Pick<UserPoolSettings, "AliasAttributes" | "UsernameAttributes" | "UsernameConfiguration">;
const givenExists = (attribute: string) => `An account with the given ${attribute} already exists.`;

/**
 * The users of a pool by username and by sign-in alias. An address is an alias only while it is verified, so that nobody can
 * take another person's address.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html#user-pool-settings-aliases
 */
export class UserDirectory {
  readonly #byName = new Map<string, User>();
  readonly #byAlias = new Map<string, User>();
  readonly #names: Names;

  constructor(names: Names) {
    this.#names = names;
  }

  all(): User[] {
    return [...this.#byName.values()];
  }

  /** Finds a user by username or alias. */
  find(name: string): User | undefined {
    const attributes = [...this.#names.AliasAttributes, ...this.#names.UsernameAttributes];
    const keys = attributes.map((attribute) => this.#aliasKey(attribute, name));
    return this.#byName.get(this.#fold(name)) ?? keys.map((key) => this.#byAlias.get(key)).find(Boolean);
  }

  /** As `find`. Throws UserNotFoundException. */
  get(name: string): User {
    const user = this.find(name);
    if (user === undefined) throw userNotFound();
    return user;
  }

  /** Throws UsernameExistsException for an existing username and (observed on AWS) for an existing alias. */
  add(user: User): void {
    if (this.#byName.has(this.#fold(user.username))) throw usernameExists("User account already exists");
    const wanted = this.#aliases(user.attributes);
    for (const [attribute, key] of wanted) if (this.#byAlias.has(key)) throw usernameExists(givenExists(attribute));
    this.#byName.set(this.#fold(user.username), user);
    for (const key of wanted.values()) this.#byAlias.set(key, user);
  }

  /** Changes attributes. Throws AliasExistsException for an alias of another user. */
  update(user: User, changes: ReadonlyMap<string, string>, now: number): void {
    const after = applyChanges(user.attributes, changes);
    const wanted = this.#aliases(after);
    for (const [attribute, key] of wanted)
      if ((this.#byAlias.get(key) ?? user) !== user) throw aliasExists(givenExists(attribute));
    this.#release(user);
    for (const key of wanted.values()) this.#byAlias.set(key, user);
    user.attributes = after;
    user.modifiedAt = now;
  }

  remove(user: User): void {
    this.#release(user);
    this.#byName.delete(this.#fold(user.username));
  }

  has(user: User): boolean {
    return this.#byName.get(this.#fold(user.username)) === user;
  }

  #release(user: User): void {
    for (const key of this.#aliases(user.attributes).values()) this.#byAlias.delete(key);
  }

  /** The alias keys of attributes. Sign-in attributes (UsernameAttributes) are unique even before they are verified. */
  #aliases(attributes: ReadonlyMap<string, string>): Map<string, string> {
    const counts = (name: keyof typeof VERIFIED_BY | "preferred_username") =>
      name === "preferred_username" || attributes.get(VERIFIED_BY[name]) === "true";
    const names = [...this.#names.AliasAttributes.filter(counts), ...this.#names.UsernameAttributes];
    const held = names.map((name) => [name, attributes.get(name) ?? ""] as const).filter(([, value]) => value !== "");
    return new Map(held.map(([name, value]) => [name, this.#aliasKey(name, value)]));
  }

  #aliasKey(attribute: string, value: string): string {
    return `${attribute}:${this.#fold(value)}`;
  }

  #fold(name: string): string {
    return this.#names.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();
  }
}
