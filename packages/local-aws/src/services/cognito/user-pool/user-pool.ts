import type { Clock } from "../../../kernel/clock.ts";
import { resourceNotFound } from "../errors.ts";
import type { MessagePorts } from "../messages/message-ports.ts";
import type { PendingMfa } from "../mfa/pending.ts";
import { RecoveryCodes } from "../recovery/recovery-codes.ts";
import type { UserPoolSettings } from "../resources/user-pool.ts";
import { Sessions } from "../sign-in/sessions.ts";
import type { SrpExchange } from "../sign-in/srp.ts";
import { Grants } from "../tokens/grants.ts";
import { type TokenKeys, Tokens } from "../tokens/tokens.ts";
import { type AttributeRule, attributeRules, checkAttributes } from "../users/attributes.ts";
import { newSalt } from "../users/password.ts";
import { User } from "../users/user.ts";
import { UserDirectory } from "../users/user-directory.ts";
import type { AppClient } from "./app-client.ts";
import type { PasswordPolicy } from "./password-policy.ts";

const DAY_MS = 24 * 60 * 60_000;

/** What a user pool needs. */
export interface UserPoolDeps extends MessagePorts {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly randomBytes: (n: number) => Buffer;
  /** A fresh UUID. */
  readonly newId: () => string;
  readonly tokenKeys?: TokenKeys | undefined;
}

/** A user pool: its settings, users, app clients, started sign-ins and tokens. */
export class UserPool {
  readonly id: string;
  /** SetUserPoolMfaConfig replaces them. */
  settings: UserPoolSettings;
  readonly createdAt: number;
  readonly clients = new Map<string, AppClient>();
  readonly users: UserDirectory;
  readonly rules: ReadonlyMap<string, AttributeRule>;
  /** Sign-ins that wait for NEW_PASSWORD_REQUIRED. */
  readonly newPasswordSessions: Sessions<"NEW_PASSWORD_REQUIRED">;
  /** Sign-ins that wait for PASSWORD_VERIFIER. */
  readonly srpSessions: Sessions<SrpExchange>;
  /** Sign-ins that wait for a challenge about the second factor. */
  readonly mfaSessions: Sessions<PendingMfa>;
  readonly recoveryCodes: RecoveryCodes;
  readonly grants: Grants;
  readonly tokens: Tokens;
  readonly deps: UserPoolDeps;

  constructor(id: string, settings: UserPoolSettings, deps: UserPoolDeps) {
    const now = () => deps.clock.now();
    this.id = id;
    this.settings = settings;
    this.deps = deps;
    this.createdAt = now();
    this.users = new UserDirectory(settings);
    this.rules = attributeRules(settings.Schema);
    this.newPasswordSessions = new Sessions({ now, randomBytes: deps.randomBytes });
    this.srpSessions = new Sessions({ now, randomBytes: deps.randomBytes });
    this.mfaSessions = new Sessions({ now, randomBytes: deps.randomBytes });
    this.recoveryCodes = new RecoveryCodes({ now, randomBytes: deps.randomBytes });
    this.grants = new Grants({ now, randomBytes: deps.randomBytes, newId: deps.newId });
    const issuer = `https://${this.providerName}`;
    this.tokens = new Tokens({ issuer, grants: this.grants, now, newId: deps.newId, tokenKeys: deps.tokenKeys });
  }

  /** CloudFormation generates a name when the template gives none. */
  get name(): string {
    return this.settings.UserPoolName ?? this.shortName;
  }

  get arn(): string {
    return `arn:aws:cognito-idp:${this.deps.region}:${this.deps.accountId}:userpool/${this.id}`;
  }

  /** The issuer of its tokens, without `https://`. */
  get providerName(): string {
    return `cognito-idp.${this.deps.region}.amazonaws.com/${this.id}`;
  }

  /** The part of the id after the `_`, which SRP hashes with the password. */
  get shortName(): string {
    return this.id.slice(this.id.indexOf("_") + 1);
  }

  get policy(): PasswordPolicy {
    return this.settings.Policies.PasswordPolicy;
  }

  now(): number {
    return this.deps.clock.now();
  }

  /** Throws ResourceNotFoundException. */
  client(id: string): AppClient {
    const client = this.clients.get(id);
    if (client === undefined) throw resourceNotFound(`User pool client ${id} does not exist.`);
    return client;
  }

  /** A new user, not yet in the directory. Throws InvalidParameterException. */
  newUser(username: string, sub: string, attributes: ReadonlyMap<string, string>): User {
    checkAttributes(this.rules, attributes);
    const all = new Map([["sub", sub], ...[...attributes].filter(([, value]) => value !== "")]);
    return new User({ username, sub, poolName: this.shortName, attributes: all, now: this.now() });
  }

  /** Throws InvalidParameterException and AliasExistsException. */
  updateAttributes(user: User, changes: ReadonlyMap<string, string>): void {
    checkAttributes(this.rules, changes, user.attributes);
    this.users.update(user, changes, this.now());
  }

  /** Sets a password, which `checkPolicy` must have checked. A temporary one expires after the days of the policy. */
  setPassword(user: User, password: string, { temporary }: { readonly temporary: boolean }): void {
    const now = this.now();
    const temporaryUntil = now + this.policy.TemporaryPasswordValidityDays * DAY_MS;
    const salt = newSalt(this.deps.randomBytes);
    user.setPassword({ password, salt, now, ...(temporary ? { temporaryUntil } : {}) });
  }
}

/** An app client and its pool. */
export interface ClientOfPool {
  readonly pool: UserPool;
  readonly client: AppClient;
}
