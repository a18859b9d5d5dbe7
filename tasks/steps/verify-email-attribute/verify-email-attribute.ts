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
 * Marks the user's address as verified. If the input has an address, which HR vouches for, it sets that one first;
 * otherwise it keeps the account's own, which somebody may have corrected. Only a verified address works as a sign-in
 * alias, and only a verified address gets recovery codes from Cognito. Idempotent.
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
    throw new FinalFault(
      errors.NoAddress,
      "The account has no e-mail address that mail can be sent to. Set one in the user pool.",
    );
  if (deps.unverifiedAddress === "refused" && isUnvouchedEmail(user)) {
    throw new FinalFault(
      errors.AddressNotVerified,
      "The account's e-mail address is not verified. Verify or correct it in the user pool.",
    );
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
    throw new FinalFault(
      errors.AliasExistsException,
      "The e-mail address is the sign-in alias of another account. HR has to correct it.",
    );
  }
}
