import * as z from "zod";

/** The challenges that Cognito may send after the password, by Cognito's names. */
export const SecondFactor = z.enum(["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP"]);
export type SecondFactor = z.infer<typeof SecondFactor>;

/** Why Cognito rejected a password. Cognito's own text is not passed on, because it may quote the password. */
export const CognitoRejection = z.enum([
  "too-short",
  "needs-uppercase",
  "needs-lowercase",
  "needs-number",
  "needs-symbol",
  "characters",
  "reused",
  "not-accepted",
]);
export type CognitoRejection = z.infer<typeof CognitoRejection>;

/** Why the code of a second factor was rejected. */
export const CodeRejection = z.enum(["wrong-code", "used-code"]);
export type CodeRejection = z.infer<typeof CodeRejection>;
