import type { Keys } from "./keys.ts";

/** What the operations of KMS work on. */
export interface KmsState {
  readonly accountId: string;
  readonly keys: Keys;
  readonly randomBytes: (size: number) => Uint8Array;
}
