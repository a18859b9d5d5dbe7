import {
  AdminUpdateUserAttributesCommand,
  AliasExistsException,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { FinalFault } from "../lib/faults/faults.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface VerifyEmailAttributeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
}

/**
 * Sets the address and marks it verified: HR vouches for it. Only then it works as a sign-in alias, and only
 * then Cognito will send a recovery code. Setting the same again changes nothing.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export function createVerifyEmailAttribute(deps: VerifyEmailAttributeDeps) {
  return async ({ employeeId, email }: Input): Promise<Output> => {
    const UserAttributes = [
      { Name: "email", Value: email },
      { Name: "email_verified", Value: "true" },
    ];
    const update = { UserPoolId: deps.userPoolId, Username: employeeId, UserAttributes };
    try {
      await deps.cognito.send(new AdminUpdateUserAttributesCommand(update));
      return {};
    } catch (error) {
      if (!(error instanceof AliasExistsException)) throw error;
      throw new FinalFault(errors.AliasExistsException, "The address signs in another account; HR has to correct it.");
    }
  };
}
