import { AwsError } from "../../kernel/aws-error.ts";

/*
 * The modelled errors of user pools: all HTTP 400, `__type` without a namespace.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
const error = (code: string) => (message: string) => new AwsError(code, message);

export const aliasExists = error("AliasExistsException");
export const codeMismatch = error("CodeMismatchException");
export const enableSoftwareToken = error("EnableSoftwareTokenMFAException");
export const expiredCode = error("ExpiredCodeException");
export const featureUnavailableInTier = error("FeatureUnavailableInTierException");
export const invalidLambdaResponse = error("InvalidLambdaResponseException");
export const invalidParameter = error("InvalidParameterException");
export const invalidPassword = error("InvalidPasswordException");
export const invalidUserPoolConfiguration = error("InvalidUserPoolConfigurationException");
export const limitExceeded = error("LimitExceededException");
export const mfaMethodNotFound = error("MFAMethodNotFoundException");
export const notAuthorized = error("NotAuthorizedException");
export const resourceNotFound = error("ResourceNotFoundException");
export const softwareTokenNotFound = error("SoftwareTokenMFANotFoundException");
export const unauthorized = error("UnauthorizedException");
export const unexpectedLambda = error("UnexpectedLambdaException");
export const unsupportedOperation = error("UnsupportedOperationException");
export const unsupportedTokenType = error("UnsupportedTokenTypeException");
export const unsupportedUserState = error("UnsupportedUserStateException");
export const userLambdaValidation = error("UserLambdaValidationException");
export const usernameExists = error("UsernameExistsException");

/** PasswordResetRequiredException. */
export const passwordResetRequired = () =>
  new AwsError("PasswordResetRequiredException", "Password reset required for the user");

/** UserNotFoundException. */
export const userNotFound = () => new AwsError("UserNotFoundException", "User does not exist.");

/** The same error for a session that is unknown, of another user, or of another challenge. */
export const invalidSession = () => notAuthorized("Invalid session for the user.");

/** The same error for a wrong password and, when the client hides user existence, for an unknown name. */
export const wrongCredentials = () => notAuthorized("Incorrect username or password.");
