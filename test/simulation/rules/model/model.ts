import { createHash } from "node:crypto";
import type { Effect, News, Write } from "../../recorder/recorder.ts";
import type { Scene } from "../rule.ts";
import { Accounts } from "./accounts.ts";
import { Challenges } from "./challenges.ts";
import { textAt } from "./read.ts";

/** A link that was mailed or is about to be. Times in ms since the epoch. */
export interface LinkSeen {
  readonly recordId: string;
  readonly round: number;
  readonly madeAt: number;
  readonly expiresAt: number;
  /** HR's words that were on the record by then. */
  readonly toldBefore: ReadonlySet<string>;
  /** When it was no longer of the newest round, or its onboarding over. */
  deadSince?: number;
}

/** A code that was handed in, and the session of the challenge that it was handed in for. */
export interface CodeTaken {
  readonly code: string;
  readonly session: string;
}

/** What can be known from the calls that took effect; for all rules of a run, kept up step by step. */
export class Facts {
  readonly accounts = new Accounts();
  readonly challenges = new Challenges();
  /** By the hash of the secret. */
  readonly links = new Map<string, LinkSeen>();
  /** Of each record, the names of the signals it was told of so far. */
  readonly told = new Map<string, Set<string>>();
  /** What was sealed, by the sealed text. */
  readonly #opened = new Map<string, string>();
  /** Of each record, the password that it took last. */
  readonly taken = new Map<string, string>();
  /** Of each record, the codes that it took. */
  readonly codes = new Map<string, readonly CodeTaken[]>();

  /** Once for each step. */
  take(news: News): void {
    for (const effect of news.effects) this.#takeEffect(effect);
    for (const write of news.writes) this.#takeWrite(write);
  }

  /** The password, or whatever it was, that a sealed text hides. */
  open(sealed: string | undefined): string | undefined {
    return sealed === undefined ? undefined : this.#opened.get(sealed);
  }

  #takeEffect(effect: Effect): void {
    const { seen, answer } = effect;
    if (!("output" in answer)) return;
    this.accounts.take(effect);
    this.challenges.take(effect, this.accounts);
    if (seen.call.operation !== "Encrypt") return;
    const text = Buffer.from(bytesAt(seen.call.input, "Plaintext")).toString("utf8");
    this.#opened.set(Buffer.from(bytesAt(answer.output, "CiphertextBlob")).toString("base64"), text);
  }

  #takeWrite({ at, before, after }: Write): void {
    const told = this.told.get(after.id) ?? new Set();
    this.told.set(after.id, new Set([...told, ...after.signals.map(({ name }) => name)]));
    if (after.sealedPassword !== undefined && after.sealedPassword !== before?.sealedPassword) {
      this.taken.set(after.id, this.open(after.sealedPassword) ?? "");
    }
    if (after.sealedCode !== undefined && after.sealedCode !== before?.sealedCode) {
      const session = this.open(textAt(after, "challenge", "sealedSession")) ?? "";
      const codes = this.codes.get(after.id) ?? [];
      this.codes.set(after.id, [...codes, { code: this.open(after.sealedCode) ?? "", session }]);
    }
    for (const { hash, round, expiresAt } of after.links.slice(before?.links.length ?? 0)) {
      const link = {
        recordId: after.id,
        round,
        madeAt: at,
        expiresAt: Date.parse(expiresAt),
        toldBefore: new Set(told),
      };
      this.links.set(hash, link);
    }
    const isOver = ["EXPIRED", "CANCELLED"].includes(after.status);
    for (const { hash, round } of after.links) {
      const link = this.links.get(hash);
      if (link !== undefined && (isOver || round !== after.round)) link.deadSince ??= at;
    }
  }
}

const runs = new WeakMap<Scene, Facts>();

/** The facts of a run: those of its latest news are there before any rule is asked. */
export function factsOf(scene: Scene): Facts {
  const facts = runs.get(scene) ?? new Facts();
  runs.set(scene, facts);
  return facts;
}

/** The secret of the link in a text, `#<onboarding id>.<secret>`. */
export function secretIn(text: string): { readonly recordId: string; readonly secret: string } | undefined {
  const [, recordId, secret] = /#?([\w-]+)\.([A-Za-z0-9_-]{43})(?![\w-])/.exec(text) ?? [];
  return recordId === undefined || secret === undefined ? undefined : { recordId, secret };
}

export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

function bytesAt(value: unknown, name: string): Uint8Array {
  const found = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  return found instanceof Uint8Array ? found : Buffer.from(String(found ?? ""));
}

/** The request that an invocation of the portal answers. */
export function requestOf(payload: string): { readonly method: string; readonly body: unknown } {
  const event: unknown = JSON.parse(payload);
  const body = textAt(event, "body");
  return { method: textAt(event, "requestContext", "http", "method"), body: body === "" ? {} : JSON.parse(body) };
}

/** HR's event that an invocation was started by; "" for none. */
export function eventIdOf(payload: string): string {
  return /^\{"version":"0","id":"([^"]+)"/.exec(payload)?.[1] ?? textAt(JSON.parse(payload), "id");
}
