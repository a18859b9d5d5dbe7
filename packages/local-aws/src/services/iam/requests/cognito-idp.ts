import { type PermissionsOf, textOf } from "./required-permission.ts";

/**
 * Operations that need an app client or an access token, and no IAM permission.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flows-public-server-side.html
 */
const publicOperations = new Set([
  "AssociateSoftwareToken",
  "ChangePassword",
  "ConfirmForgotPassword",
  "ForgotPassword",
  "GetUser",
  "GlobalSignOut",
  "InitiateAuth",
  "RespondToAuthChallenge",
  "RevokeToken",
  "SetUserMFAPreference",
  "VerifySoftwareToken",
]);

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncognitouserpools.html */
export const cognitoIdp: PermissionsOf = (operation, body, { region, accountId }) => {
  if (publicOperations.has(operation)) return [];
  const id = textOf(body, "UserPoolId");
  const resource = id === undefined ? "*" : `arn:aws:cognito-idp:${region}:${accountId}:userpool/${id}`;
  return [{ action: `cognito-idp:${operation}`, resource }];
};
