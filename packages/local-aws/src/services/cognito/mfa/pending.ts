import type { Factor, MessageFactor } from "./factors.ts";
import type { SoftwareToken } from "./software-token.ts";

/** The data of a challenge about the second factor, until its response. */
export type PendingMfa =
  | { readonly challenge: MessageFactor; readonly code: string; readonly destination: string }
  | { readonly challenge: "SOFTWARE_TOKEN_MFA" }
  | { readonly challenge: "SELECT_MFA_TYPE" }
  | {
      readonly challenge: "MFA_SETUP";
      readonly factors: readonly Factor[];
      /** The authenticator of AssociateSoftwareToken. */
      readonly token?: SoftwareToken;
      readonly verified: boolean;
    };

/** The data of one challenge. */
export type PendingOf<Name extends PendingMfa["challenge"]> = Extract<PendingMfa, { readonly challenge: Name }>;
