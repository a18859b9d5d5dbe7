import type { LinkView } from "../../contracts/portal-api.ts";

const common = { companyName: "Example Company", supportContact: "people-team@example.com" };
const person = { ...common, purpose: "onboarding", firstName: "Ada", maskedAddress: "a***@e***" } as const;

const factor = { ...person, state: "code", expiresAt: "2026-01-05T09:03:00.000Z" } as const;
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSW";

/** A link's view in each of its states. */
export const views = {
  ready: {
    ...person,
    state: "ready",
    passwordPolicy: { minLength: 15, maxLength: 256 },
    expiresAt: "2026-01-06T09:00:00.000Z",
  },
  checking: { ...common, state: "checking" },
  mailedCode: { ...factor, challenge: "EMAIL_OTP", destination: "a***@e***" },
  textedCode: { ...factor, challenge: "SMS_MFA", destination: "+*******9934" },
  appCode: { ...factor, challenge: "SOFTWARE_TOKEN_MFA" },
  choice: { ...factor, challenge: "SELECT_MFA_TYPE", options: ["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA"] },
  setUp: {
    ...factor,
    challenge: "MFA_SETUP",
    authenticator: {
      secret: SECRET,
      uri: `otpauth://totp/Example%20Company:E1001?secret=${SECRET}&issuer=Example%20Company`,
    },
  },
  activated: { ...person, state: "activated", username: "E1001", signInUrl: "https://sign-in.example.com/" },
  expired: { ...common, state: "expired" },
  replaced: { ...common, state: "gone", reason: "replaced" },
  closed: { ...common, state: "gone", reason: "closed" },
  unknown: { ...common, state: "gone", reason: "unknown" },
} as const satisfies Readonly<Record<string, LinkView>>;

export const rejected = {
  ...views.ready,
  rejection: { reason: "common", message: "This password is easy to guess." },
} as const satisfies LinkView;

export const rejectedCode = {
  ...views.mailedCode,
  rejection: { reason: "wrong-code", message: "This code is not the right one." },
} as const satisfies LinkView;

/** The views of a password reset. */
export const resetViews = {
  ready: { ...views.ready, purpose: "password-reset" },
  activated: { ...views.activated, purpose: "password-reset" },
} as const satisfies Readonly<Record<string, LinkView>>;
