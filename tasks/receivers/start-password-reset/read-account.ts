import type {
  AdminGetUserCommandOutput,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import type { PasswordResetInput } from "../../../contracts/execution-inputs.ts";
import { EmployeeHired, type PasswordResetRequested } from "../../../contracts/hr-events.ts";
import { addressOf, attributeOf, findUser, isUnvouchedEmail, type UnverifiedAddress } from "../../lib/cognito/user.ts";

export interface ReadAccountDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  /** Whether the user pool mails codes for password resets. */
  readonly sendsCodes: boolean;
  readonly unverifiedAddress: UnverifiedAddress;
}

/** The part of a Cognito account that the workflow needs. */
export type Account = Pick<PasswordResetInput, "givenName" | "sub">;

export type ReadAccountResult =
  | { readonly outcome: "Usable"; readonly account: Account }
  | { readonly outcome: "Unusable"; readonly reasons: string[] };

/** Reads the account whose password is to be reset, or why that is not possible by the requested method. */
export async function readAccount(deps: ReadAccountDeps, request: PasswordResetRequested): Promise<ReadAccountResult> {
  const { employeeId } = request;
  const user = await findUser(deps.cognito, deps.userPoolId, employeeId);
  if (user === undefined || !hasUsername(user, employeeId)) return unusable("employeeId: has no account");
  const sub = attributeOf(user.UserAttributes, "sub");
  const reason = reasonAgainstReset(deps, request, user);
  if (reason !== undefined || sub === undefined) return unusable(reason ?? "employeeId: has no account");
  // An account from elsewhere may have no name, or one that is not allowed in a mail.
  const name = EmployeeHired.shape.givenName.safeParse(attributeOf(user.UserAttributes, "given_name"));
  const givenName = name.data ?? employeeId;
  return { outcome: "Usable", account: { givenName, sub } };
}

/** The states of an account whose password Cognito holds and can reset. */
const resettable: readonly (string | undefined)[] = ["CONFIRMED", "RESET_REQUIRED", "FORCE_CHANGE_PASSWORD"];

function reasonAgainstReset(
  { sendsCodes, unverifiedAddress }: ReadAccountDeps,
  { method }: PasswordResetRequested,
  user: AdminGetUserCommandOutput,
): string | undefined {
  if (user.Enabled === false) return "employeeId: has an account that is disabled";
  if (!resettable.includes(user.UserStatus)) return "employeeId: has an account whose password is not kept here";
  if (addressOf(user) === undefined) return "employeeId: has an account without an e-mail address";
  if (unverifiedAddress === "refused" && isUnvouchedEmail(user)) {
    return "employeeId: has an address that nobody has verified";
  }
  if (method === "link") return undefined;
  if (!sendsCodes) return 'method: must be "link", as this user pool sends no codes by e-mail';
  return user.UserStatus === "FORCE_CHANGE_PASSWORD"
    ? 'method: must be "link" for somebody who has not chosen a password yet'
    : undefined;
}

/** Cognito also finds users by `sub`, which has the form of an employee id, so the name is compared. */
function hasUsername({ Username = "" }: AdminGetUserCommandOutput, employeeId: string): boolean {
  return Username.toLowerCase() === employeeId.toLowerCase();
}

function unusable(reason: string): ReadAccountResult {
  return { outcome: "Unusable", reasons: [reason] };
}
