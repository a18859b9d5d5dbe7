import { createHash } from "node:crypto";
import type { Effect, Observations, Write } from "../../recorder/recorder.ts";
import type { RuleContext } from "../rule.ts";
import { Accounts } from "./accounts.ts";
import { Challenges } from "./challenges.ts";
import { textAt } from "./read.ts";

/** A link that was mailed or is about to be. Times in ms since the epoch. */
export interface LinkSeen {
  readonly recordId: string;
  readonly round: number;
  readonly madeAt: number;
  readonly expiresAt: number;
  /** The names of the signals that were on the record by then. */
  readonly signalledBefore: ReadonlySet<string>;
  /** Since when it is not of the newest round, or its onboarding is over. */
  invalidSince?: number;
}

/** A code that was submitted, and the session of the challenge that it was submitted for. */
export interface SubmittedCode {
  readonly code: string;
  readonly session: string;
}

/** What follows from the calls that took effect: the rules' own model of a run, updated step by step. */
export class Model {
  readonly accounts = new Accounts();
  readonly challenges = new Challenges();
  /** By the hash of the secret. */
  readonly links = new Map<string, LinkSeen>();
  /** Of each record, the names of the signals it was signalled of so far. */
  readonly signalled = new Map<string, Set<string>>();
  /** The clear text of each sealed text. */
  readonly #opened = new Map<string, string>();
  /** The last password that each record got. */
  readonly submittedPasswords = new Map<string, string>();
  /** The codes that each record got. */
  readonly submittedCodes = new Map<string, readonly SubmittedCode[]>();

  /** Once for each step. */
  update(observations: Observations): void {
    for (const effect of observations.effects) this.#updateFromEffect(effect);
    for (const write of observations.writes) this.#updateFromWrite(write);
  }

  /** The clear text of a sealed text. */
  open(sealed: string | undefined): string | undefined {
    return sealed === undefined ? undefined : this.#opened.get(sealed);
  }

  #updateFromEffect(effect: Effect): void {
    const { seen, answer } = effect;
    if (!("output" in answer)) return;
    this.accounts.update(effect);
    this.challenges.update(effect, this.accounts);
    if (seen.call.operation !== "Encrypt") return;
    const text = Buffer.from(bytesAt(seen.call.input, "Plaintext")).toString("utf8");
    this.#opened.set(Buffer.from(bytesAt(answer.output, "CiphertextBlob")).toString("base64"), text);
  }

  #updateFromWrite({ at, before, after }: Write): void {
    const signalled = this.signalled.get(after.id) ?? new Set();
    this.signalled.set(after.id, new Set([...signalled, ...after.signals.map(({ name }) => name)]));
    if (after.sealedPassword !== undefined && after.sealedPassword !== before?.sealedPassword) {
      this.submittedPasswords.set(after.id, this.open(after.sealedPassword) ?? "");
    }
    if (after.sealedCode !== undefined && after.sealedCode !== before?.sealedCode) {
      const session = this.open(textAt(after, "challenge", "sealedSession")) ?? "";
      const codes = this.submittedCodes.get(after.id) ?? [];
      this.submittedCodes.set(after.id, [...codes, { code: this.open(after.sealedCode) ?? "", session }]);
    }
    for (const { hash, round, expiresAt } of after.links.slice(before?.links.length ?? 0)) {
      const link = {
        recordId: after.id,
        round,
        madeAt: at,
        expiresAt: Date.parse(expiresAt),
        signalledBefore: new Set(signalled),
      };
      this.links.set(hash, link);
    }
    const isOver = ["EXPIRED", "CANCELLED"].includes(after.status);
    for (const { hash, round } of after.links) {
      const link = this.links.get(hash);
      if (link !== undefined && (isOver || round !== after.round)) link.invalidSince ??= at;
    }
  }
}

const runs = new WeakMap<RuleContext, Model>();

/** The model of a run; it has the latest observations before any rule is checked. */
export function modelOf(context: RuleContext): Model {
  const model = runs.get(context) ?? new Model();
  runs.set(context, model);
  return model;
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

/** The id of the event of HR that an invocation was started by; "" for none. */
export function eventIdOf(payload: string): string {
  return /^\{"version":"0","id":"([^"]+)"/.exec(payload)?.[1] ?? textAt(JSON.parse(payload), "id");
}
