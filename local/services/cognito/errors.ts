import { AwsError } from "../../kernel/aws-error.ts";

/*
 * The modelled errors of user pools: all HTTP 400, `__type` without a namespace.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
 */
const error = (code: string) => (message: string) => new AwsError(code, message);

export const aliasExists = error("AliasExistsException");
export const invalidParameter = error("InvalidParameterException");
export const invalidPassword = error("InvalidPasswordException");
export const notAuthorized = error("NotAuthorizedException");
export const resourceNotFound = error("ResourceNotFoundException");
export const unauthorized = error("UnauthorizedException");
export const unsupportedOperation = error("UnsupportedOperationException");
export const unsupportedTokenType = error("UnsupportedTokenTypeException");
export const usernameExists = error("UsernameExistsException");

export const userNotFound = () => new AwsError("UserNotFoundException", "User does not exist.");

/** One answer for a wrong password and, where existence errors are hidden, for a wrong name. */
export const wrongCredentials = () => notAuthorized("Incorrect username or password.");
