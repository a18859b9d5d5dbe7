// Longer than 150 lines, because it is the whole HTTP API: everything that the page and front ends rely on.
import * as z from "zod";
import type { Purpose } from "./identifiers.ts";
import { type CodeRejection, CognitoRejection, type SecondFactor } from "./sign-in.ts";

/** The page sends the fragment of its own address with each call: `<onboarding id>.<secret>`. */
const Link = z.string().min(1).max(200);

/** Text that a person types. Lone surrogates (half a character) are refused. */
const TypedText = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^\P{Surrogate}*$/u);

export const OpenRequest = z.strictObject({ link: Link });
export const PasswordRequest = z.strictObject({ link: Link, newPassword: TypedText });
/** `code`: the code that was sent or that an app shows; for SELECT_MFA_TYPE the chosen factor. */
export const CodeRequest = z.strictObject({ link: Link, code: z.string().regex(/^(?=.*[^ ])[A-Za-z0-9_ ]{1,32}$/) });

const Username = z.string().min(1).max(128);
/** Cognito's limits. */
const Session = z.string().min(20).max(2048);

export const NewPasswordRequest = z.strictObject({ username: Username, session: Session, newPassword: TypedText });
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
  newPassword: TypedText,
});
/** The access token comes in the cookie that the sign-in routes set. */
export const ChangeRequest = z.strictObject({ previousPassword: TypedText, newPassword: TypedText });

/** Why a password was rejected. The page shows `message`; `reason` is for programs. */
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
  /** Where to ask for help: an e-mail address, a telephone number or a web address. */
  readonly supportContact: string;
}

interface Person {
  readonly purpose: Purpose;
  readonly firstName: string;
  /** `a***@e***`: enough to recognise one's own address, not enough to learn it. */
  readonly maskedAddress: string;
}

/** Why a code was rejected. */
export interface CodeProblem {
  readonly reason: CodeRejection;
  readonly message: string;
}

/** The second factor that Cognito asks for now, as the page shows it. */
export interface DueFactor {
  readonly challenge: SecondFactor;
  /** Where the code went, masked by Cognito. */
  readonly destination?: string;
  /** SELECT_MFA_TYPE: the factors to choose from; the choice goes to `/api/link/code` as `code`. */
  readonly options?: readonly string[];
  /** MFA_SETUP: for the authenticator app. The page shows `uri` (`otpauth://`) as a QR code and `secret` for typing. */
  readonly authenticator?: { readonly secret: string; readonly uri: string };
}

/**
 * The answer of `POST /api/link/open` and `POST /api/link/status`, always 200: what the page shows.
 * - `ready`: a password can be submitted; `rejection` is why the last one was rejected.
 * - `code`: the password is set, and Cognito asks for a second factor. `rejection` is why the last code was rejected.
 * - `checking`: a password or a code was submitted; ask again shortly.
 * - `activated`: done; `signInUrl` is where to sign in. The person's fields are present until the link would have
 *   expired.
 * - `expired`: the link is too old, but the onboarding is still open: the page may request a fresh link.
 * - `gone`: `replaced` by a newer link, `closed` with its onboarding, or `unknown`. `unknown` does not reveal whether
 *   an account exists.
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
          /** ISO 8601. Until then the code can be submitted here; after that Cognito asks for one at the sign-in. */
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
 * 202 of `POST /api/link/resend`, the same for every link. The mail, if there is one, goes to the same address only:
 * one in five minutes at most, and twenty in all.
 */
export interface ResendAccepted {
  readonly state: "requested";
}

/**
 * 200 of `POST /api/sign-in/*`. Either signed in: the tokens are in the cookies `access_token`, `id_token` and
 * `refresh_token`, which scripts cannot read. Or the next challenge, whose `session` must be sent with the response to
 * it. `authenticator` is present for MFA_SETUP; the response is the app's first code.
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

/** 202 of `POST /api/password/forgot`, the same for every user name. */
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
 * - 400 `refused`: Cognito refused the call, at `/api/sign-in/*` and `/api/password/*`; `error` is Cognito's error
 *   name, `detail` its message. All refusals that would reveal whether a user exists get the same answer on a route.
 * - 401 `not-signed-in`: `/api/password/change` without a valid access token.
 * - 409 `link-not-usable`: no password (or no code) can be submitted with this link now; `state` is why (as in
 *   `LinkView`).
 * - 413 `body-too-large`, 415 `not-json`.
 * - 422 `password-rejected`: with `rejection`, on every route with a new password; link, session or code stay usable.
 *   When Cognito rejects a password by a further rule of the pool, a route without a link answers `refused`.
 * - 429 `too-many-attempts`: too many passwords or codes were submitted with this link; `busy`: try again in a moment.
 * - 404 `not-found`, 405 `method-not-allowed`, 500 `internal`.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly state?: LinkView["state"];
  readonly rejection?: Rejection;
  /** With `refused`: the name of Cognito's error. */
  readonly error?: string;
}
