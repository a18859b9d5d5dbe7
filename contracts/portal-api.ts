// Longer than a source file should be, because all that the page and front ends rely on is in one place.
import * as z from "zod";
import type { Purpose } from "./identifiers.ts";
import { type CodeRejection, CognitoRejection, type SecondFactor } from "./sign-in.ts";

/** What the page sends along with each call: the fragment of its own address, `<onboarding id>.<secret>`. */
const Link = z.string().min(1).max(200);

/** Text that people type; a lone surrogate is none. */
const Typed = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^\P{Surrogate}*$/u);

export const OpenRequest = z.strictObject({ link: Link });
export const PasswordRequest = z.strictObject({ link: Link, newPassword: Typed });
/** `code`: what the person was sent or reads off an app; for SELECT_MFA_TYPE the factor that was chosen. */
export const CodeRequest = z.strictObject({ link: Link, code: z.string().regex(/^(?=.*[^ ])[A-Za-z0-9_ ]{1,32}$/) });

const Username = z.string().min(1).max(128);
/** Cognito's own bounds. */
const Session = z.string().min(20).max(2048);

export const NewPasswordRequest = z.strictObject({ username: Username, session: Session, newPassword: Typed });
export const ChallengeRequest = z.strictObject({
  username: Username,
  session: Session,
  challenge: z.enum(["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "MFA_SETUP", "SELECT_MFA_TYPE"]),
  answer: z.string().min(1).max(64),
});
export const ForgotRequest = z.strictObject({ username: Username });
export const ConfirmRequest = z.strictObject({
  username: Username,
  code: z.string().min(1).max(64),
  newPassword: Typed,
});
/** The access token is the cookie that the sign-in routes have set. */
export const ChangeRequest = z.strictObject({ previousPassword: Typed, newPassword: Typed });

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
  readonly purpose: Purpose;
  readonly firstName: string;
  /** `a***@e***`: enough to recognise one's own address, not enough to learn it. */
  readonly maskedAddress: string;
}

/** Why a code was not taken. */
export interface CodeProblem {
  readonly reason: CodeRejection;
  readonly message: string;
}

/** A second factor that is due, as the page shows it. */
export interface DueFactor {
  readonly challenge: SecondFactor;
  /** Where the code went, masked by Cognito. */
  readonly destination?: string;
  /** SELECT_MFA_TYPE: what there is to choose from; the choice goes to `/api/link/code` as `code`. */
  readonly options?: readonly string[];
  /** MFA_SETUP: for the authenticator app; `uri` (`otpauth://`) as a QR code, `secret` to type. */
  readonly authenticator?: { readonly secret: string; readonly uri: string };
}

/**
 * The answer of `POST /api/link/open` and `POST /api/link/status`, always 200: what the page shows.
 * - `ready`: the link works; `rejection` tells why the last password was not taken.
 * - `code`: the password is set, and a second factor is due. `rejection` tells why the last code was not taken.
 * - `checking`: a password or a code was handed in; ask again shortly.
 * - `activated`: done; `signInUrl` is where to go. Whom it was for is told as long as the link would have lived.
 * - `expired`: the link is too old, the onboarding still open: the page may ask for a fresh link.
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
    | (Person &
        DueFactor & {
          readonly state: "code";
          /** ISO 8601: until then the code can be given here; after that at the sign-in. */
          readonly expiresAt: string;
          readonly rejection?: CodeProblem;
        })
    | { readonly state: "checking" }
    | (Partial<Person> & { readonly state: "activated"; readonly username?: string; readonly signInUrl: string })
    | { readonly state: "expired" }
    | { readonly state: "gone"; readonly reason: "replaced" | "closed" | "unknown" }
  );

/** 202 of `POST /api/link/password` and `POST /api/link/code`. */
export interface Accepted {
  readonly state: "checking";
}

/**
 * 202 of `POST /api/link/resend`, whatever the link is: a mail goes to the same address only, if at all; not more than
 * one in five minutes, nor more than twenty.
 */
export interface ResendAccepted {
  readonly state: "requested";
}

/**
 * 200 of `POST /api/sign-in/*`: signed in (the tokens are the cookies `access_token`, `id_token` and `refresh_token`, out
 * of reach of scripts), or the next challenge, whose `session` goes along with the answer. `authenticator` comes with
 * MFA_SETUP; its answer is the app's first code.
 */
export type SignInView =
  | { readonly state: "signed-in" }
  | {
      readonly state: "challenge";
      readonly challenge: string;
      readonly session: string;
      readonly destination?: string;
      readonly options?: readonly string[];
      readonly authenticator?: { readonly secret: string; readonly uri: string };
    };

/** 202 of `POST /api/password/forgot`, whoever it is about. */
export interface ForgotAccepted {
  readonly state: "requested";
}

/** 200 of `POST /api/password/confirm` and `POST /api/password/change`. */
export interface PasswordSet {
  readonly state: "password-set";
}

/**
 * Errors are problem details (RFC 9457, `application/problem+json`).
 * - 400 `invalid-body`: not JSON, or not the fields of the route.
 * - 400 `refused`: Cognito's refusal at `/api/sign-in/*` and `/api/password/*`; `error` is its name, `detail` its message.
 *   Everything that would tell who exists has one and the same answer on a route.
 * - 401 `not-signed-in`: `/api/password/change` without a good access token.
 * - 409 `link-not-usable`: this link takes no password, or no code, now; `state` tells why (as in `LinkView`).
 * - 413 `body-too-large`, 415 `not-json`.
 * - 422 `password-rejected`: with `rejection`, on every route that takes a new password; link, session or code stay usable.
 *   Cognito's own refusal of a password, by rules that the pool has beyond these, is `refused` where there is no link.
 * - 429 `too-many-attempts`: this link has had its tries; `busy`: try again in a moment.
 * - 404 `not-found`, 405 `method-not-allowed`, 500 `internal`.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly state?: LinkView["state"];
  readonly rejection?: Rejection;
  /** The name of Cognito's error, of a `refused`. */
  readonly error?: string;
}
