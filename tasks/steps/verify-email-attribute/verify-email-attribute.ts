import {
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
  AliasExistsException,
  type CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { addressOf, isUnvouchedEmail, type UnverifiedAddress } from "../../lib/cognito/user.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface VerifyEmailAttributeDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly unverifiedAddress: UnverifiedAddress;
}

/**
 * Marks an address verified: the one that HR vouches for, which it sets as well, or the account's own, which it leaves
 * as somebody else may have corrected it. Only then it works as a sign-in alias, and only then Cognito will send a
 * recovery code. Setting the same again changes nothing.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export function createVerifyEmailAttribute(deps: VerifyEmailAttributeDeps) {
  return async ({ employeeId, email }: Input): Promise<Output> => {
    const verified = { Name: "email_verified", Value: "true" };
    if (email === undefined) {
      const own = await readAddress(deps, employeeId);
      await update(deps, employeeId, [verified]);
      return { email: own };
    }
    await update(deps, employeeId, [{ Name: "email", Value: email }, verified]);
    return { email };
  };
}

async function readAddress(deps: VerifyEmailAttributeDeps, Username: string): Promise<string> {
  const user = await deps.cognito.send(new AdminGetUserCommand({ UserPoolId: deps.userPoolId, Username }));
  const email = addressOf(user);
  if (email === undefined)
    throw new FinalFault(errors.NoAddress, "The account has no address; somebody has to set it.");
  if (deps.unverifiedAddress === "refused" && isUnvouchedEmail(user)) {
    throw new FinalFault(errors.AddressNotVerified, "Somebody has to verify the account's address, or correct it.");
  }
  return email;
}

async function update(
  { cognito, userPoolId: UserPoolId }: VerifyEmailAttributeDeps,
  Username: string,
  UserAttributes: { Name: string; Value: string }[],
): Promise<void> {
  try {
    await cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
  } catch (error) {
    if (!(error instanceof AliasExistsException)) throw error;
    throw new FinalFault(errors.AliasExistsException, "The address signs in another account; HR has to correct it.");
  }
}
