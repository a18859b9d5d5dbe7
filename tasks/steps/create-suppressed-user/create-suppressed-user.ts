import {
  AdminCreateUserCommand,
  AdminEnableUserCommand,
  type AdminGetUserCommandOutput,
  AliasExistsException,
  type AttributeType,
  type CognitoIdentityProviderClient,
  UsernameExistsException,
} from "@aws-sdk/client-cognito-identity-provider";
import { createTemporaryPassword, type RandomBytes } from "../../lib/cognito/temporary-password.ts";
import { attributeOf, findUser } from "../../lib/cognito/user.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface CreateSuppressedUserDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly randomBytes: RandomBytes;
}

/**
 * Creates the Cognito user without Cognito's own invitation mail. The temporary password is sent to Cognito and kept
 * nowhere. If a user with that name exists, it is reused (and enabled) when an earlier attempt or generation created
 * it; another person's user is a final fault.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export function createCreateSuppressedUser(deps: CreateSuppressedUserDeps) {
  return async (input: Input): Promise<Output> => {
    try {
      const { User } = await deps.cognito.send(createUser(deps, input));
      return { sub: subOf(User?.Attributes) };
    } catch (error) {
      if (!isNameOrAddressInUse(error)) throw error;
      return reuseExistingUser(deps, input);
    }
  };
}

/**
 * The medium is set, because the default is SMS. Never use ForceAliasCreation: it would take the alias from its owner.
 */
function createUser(deps: CreateSuppressedUserDeps, input: Input): AdminCreateUserCommand {
  return new AdminCreateUserCommand({
    UserPoolId: deps.userPoolId,
    Username: input.employeeId,
    MessageAction: "SUPPRESS",
    DesiredDeliveryMediums: ["EMAIL"],
    TemporaryPassword: createTemporaryPassword(deps.randomBytes),
    UserAttributes: [
      { Name: "email", Value: input.email },
      { Name: "given_name", Value: input.givenName },
      { Name: "family_name", Value: input.familyName },
      { Name: "locale", Value: input.locale },
    ],
  });
}

/** For an address in use, the API's description names one of these exceptions and its model the other. */
function isNameOrAddressInUse(error: unknown): boolean {
  return error instanceof UsernameExistsException || error instanceof AliasExistsException;
}

async function reuseExistingUser(deps: CreateSuppressedUserDeps, input: Input): Promise<Output> {
  const user = await findUser(deps.cognito, deps.userPoolId, input.employeeId);
  if (user === undefined || !isSameHire(user, input)) {
    throw new FinalFault(
      errors.UserBelongsToAnotherPerson,
      "The user name or the e-mail address belongs to an account that is in use, or to another person. HR has to correct the hire.",
    );
  }
  if (user.Enabled === false) {
    await deps.cognito.send(new AdminEnableUserCommand({ UserPoolId: deps.userPoolId, Username: input.employeeId }));
  }
  return { sub: subOf(user.UserAttributes) };
}

/**
 * Only an account without a chosen password can be reused, because an onboarding must not take over an account in use,
 * nor disable it at its end. In the first generation the address must match, too. In later ones the employee id is
 * enough, because the address may have changed.
 */
function isSameHire(user: AdminGetUserCommandOutput, input: Input): boolean {
  if (user.UserStatus !== "FORCE_CHANGE_PASSWORD") return false;
  const address = attributeOf(user.UserAttributes, "email") ?? "";
  return input.generation > 1 || address.toLowerCase() === input.email.toLowerCase();
}

function subOf(attributes: readonly AttributeType[] | undefined): string {
  const sub = attributeOf(attributes, "sub");
  if (sub === undefined)
    throw new FinalFault("UserWithoutSub", "Cognito's response has a user without the attribute sub.");
  return sub;
}
