import type { Factor, MessageFactor } from "./factors.ts";
import type { SoftwareToken } from "./software-token.ts";

/** What the challenges after the password keep until they are answered. */
export type PendingMfa =
  | { readonly challenge: MessageFactor; readonly code: string; readonly destination: string }
  | { readonly challenge: "SOFTWARE_TOKEN_MFA" }
  | { readonly challenge: "SELECT_MFA_TYPE" }
  | {
      readonly challenge: "MFA_SETUP";
      readonly factors: readonly Factor[];
      /** What AssociateSoftwareToken made. */
      readonly token?: SoftwareToken;
      readonly verified: boolean;
    };

export type PendingOf<Name extends PendingMfa["challenge"]> = Extract<PendingMfa, { readonly challenge: Name }>;
