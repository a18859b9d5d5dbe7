import * as z from "zod";
import { CognitoRejection } from "../lib/record/record.ts";

/** What the page sends along with each call: the fragment of its own address, `<onboarding id>.<secret>`. */
const Link = z.string().min(1).max(200);

export const OpenRequest = z.strictObject({ link: Link });
export const PasswordRequest = z.strictObject({
  link: Link,
  newPassword: z
    .string()
    .min(1)
    .max(1024)
    .regex(/^\P{Surrogate}*$/u),
});

/** Why a password was not taken. The page shows `message`; `reason` is for programs. */
export const RejectionReason = z.enum(["too-long", "common", "personal", ...CognitoRejection.options]);
export type RejectionReason = z.infer<typeof RejectionReason>;
export interface Rejection {
  readonly reason: RejectionReason;
  readonly message: string;
}

export interface PasswordPolicy {
  /** Code points. */
  readonly minLength: number;
  /** Code points. */
  readonly maxLength: number;
}

interface Common {
  readonly companyName: string;
  /** Whom to ask for help: an address, a telephone number, a web address. */
  readonly supportContact: string;
}

interface Person {
  readonly purpose: "onboarding";
  readonly firstName: string;
  /** `a***@e***`: enough to recognise one's own address, not enough to learn it. */
  readonly maskedAddress: string;
}

/**
 * The answer of `POST /api/link/open` and `POST /api/link/status`, always 200: what the page shows.
 * - `ready`: the link works; `rejection` tells why the last password was not taken.
 * - `checking`: a password was handed in; ask again shortly.
 * - `activated`: done; `signInUrl` is where to go. Whom it was for is told as long as the link would have lived.
 * - `expired`: the link is too old, the onboarding still open.
 * - `gone`: `replaced` by a newer link, `closed` with its onboarding, or `unknown`, which says nothing about who exists.
 */
export type LinkView = Common &
  (
    | (Person & {
        readonly state: "ready";
        readonly passwordPolicy: PasswordPolicy;
        /** ISO 8601. */
        readonly expiresAt: string;
        readonly rejection?: Rejection;
      })
    | { readonly state: "checking" }
    | (Partial<Person> & { readonly state: "activated"; readonly username?: string; readonly signInUrl: string })
    | { readonly state: "expired" }
    | { readonly state: "gone"; readonly reason: "replaced" | "closed" | "unknown" }
  );

/** 202 of `POST /api/link/password`. */
export interface Accepted {
  readonly state: "checking";
}

/**
 * Errors are problem details (RFC 9457, `application/problem+json`).
 * - 400 `invalid-body`: not JSON, or not the fields of the route.
 * - 409 `link-not-usable`: this link takes no password now; `state` tells why (as in `LinkView`).
 * - 413 `body-too-large`, 415 `not-json`.
 * - 422 `password-rejected`: with `rejection`; the link stays usable.
 * - 429 `too-many-attempts`: this link has had its tries.
 * - 404 `not-found`, 405 `method-not-allowed`, 500 `internal`.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly state?: LinkView["state"];
  readonly rejection?: Rejection;
}
