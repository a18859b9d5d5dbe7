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
 * Creates the Cognito user without an invitation. The temporary password leaves this function's memory
 * only towards Cognito; nobody needs it again. A user of that name may be there already: made by an earlier
 * attempt or an earlier generation, it is taken (and enabled); another person's is a final fault.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export function createCreateSuppressedUser(deps: CreateSuppressedUserDeps) {
  return async (input: Input): Promise<Output> => {
    try {
      const { User } = await deps.cognito.send(createUser(deps, input));
      return { sub: subOf(User?.Attributes) };
    } catch (error) {
      if (!isTaken(error)) throw error;
      return takeExistingUser(deps, input);
    }
  };
}

/** EMAIL, because the default medium is SMS. Never ForceAliasCreation: it would take the address from its owner. */
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

/** The API's prose names one exception for an address in use, its model the other. */
function isTaken(error: unknown): boolean {
  return error instanceof UsernameExistsException || error instanceof AliasExistsException;
}

async function takeExistingUser(deps: CreateSuppressedUserDeps, input: Input): Promise<Output> {
  const user = await findUser(deps.cognito, deps.userPoolId, input.employeeId);
  if (user === undefined || !isSameHire(user, input)) {
    throw new FinalFault(
      errors.UserBelongsToAnotherPerson,
      "The user name or the address has an account that is in use, or is somebody else's; HR has to correct the hire.",
    );
  }
  if (user.Enabled === false) {
    await deps.cognito.send(new AdminEnableUserCommand({ UserPoolId: deps.userPoolId, Username: input.employeeId }));
  }
  return { sub: subOf(user.UserAttributes) };
}

/**
 * Only an account that nobody has a password for: an onboarding must not take over, or disable at its end, one that is
 * in use. From the second generation on, HR's own number ties it to the person, whatever the address is now.
 */
function isSameHire(user: AdminGetUserCommandOutput, input: Input): boolean {
  if (user.UserStatus !== "FORCE_CHANGE_PASSWORD") return false;
  const address = attributeOf(user.UserAttributes, "email") ?? "";
  return input.generation > 1 || address.toLowerCase() === input.email.toLowerCase();
}

function subOf(attributes: readonly AttributeType[] | undefined): string {
  const sub = attributeOf(attributes, "sub");
  if (sub === undefined) throw new FinalFault("UserWithoutSub", "Cognito answered a user without its sub attribute.");
  return sub;
}
