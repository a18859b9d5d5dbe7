/**
 * Under which name each challenge wants its code; that of SELECT_MFA_TYPE is the factor chosen. MFA_SETUP takes none:
 * its code goes to `verifyAuthenticator`.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export const codeResponses = {
  EMAIL_OTP: "EMAIL_OTP_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SELECT_MFA_TYPE: "ANSWER",
} as const;
