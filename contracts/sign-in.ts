import * as z from "zod";

/** The second factors that Cognito may ask for after the password, by Cognito's own names. */
export const SecondFactor = z.enum(["EMAIL_OTP", "SMS_MFA", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP"]);
export type SecondFactor = z.infer<typeof SecondFactor>;

/** Why Cognito refused a password. A code, never Cognito's text, which may quote what it was sent. */
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

/** Why the code of a second factor was refused. */
export const CodeRejection = z.enum(["wrong-code", "used-code"]);
export type CodeRejection = z.infer<typeof CodeRejection>;
