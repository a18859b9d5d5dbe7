import type { Keys } from "./keys.ts";

export interface KmsState {
  readonly accountId: string;
  readonly keys: Keys;
  readonly randomBytes: (size: number) => Uint8Array;
}
