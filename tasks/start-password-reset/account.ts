import type {
  AdminGetUserCommandOutput,
  CognitoIdentityProviderClient,
} from "@aws-sdk/client-cognito-identity-provider";
import { attributeOf } from "../lib/cognito/attributes.ts";
import { findUser } from "../lib/cognito/find-user.ts";
import type { PasswordResetRequested } from "../lib/events/incoming.ts";
import { EmailAddress } from "../lib/identifiers.ts";
import type { ExecutionInput } from "./contract.ts";

export interface ReadAccountDeps {
  readonly cognito: CognitoIdentityProviderClient;
  readonly userPoolId: string;
  readonly defaultLocale: string;
}

/** What the workflow needs to know of an account, as Cognito has it. */
export type Account = Pick<ExecutionInput, "email" | "givenName" | "locale" | "sub">;

export type ReadAccount =
  | { readonly outcome: "Usable"; readonly account: Account }
  | { readonly outcome: "Unusable"; readonly reasons: string[] };

/** Reads the account that a reset is asked for, or why it cannot have one by this method. */
export async function readAccount(deps: ReadAccountDeps, request: PasswordResetRequested): Promise<ReadAccount> {
  const { employeeId, method } = request;
  const user = await findUser(deps.cognito, deps.userPoolId, employeeId);
  if (user === undefined || !isNamed(user, employeeId)) return unusable("employeeId: has no account");
  if (user.Enabled === false) return unusable("employeeId: has an account that is disabled");
  const email = EmailAddress.safeParse(attributeOf(user.UserAttributes, "email")).data;
  const sub = attributeOf(user.UserAttributes, "sub");
  if (email === undefined || sub === undefined) {
    return unusable("employeeId: has an account without an e-mail address");
  }
  if (method === "code" && user.UserStatus === "FORCE_CHANGE_PASSWORD") {
    return unusable('method: must be "link" for somebody who has not chosen a password yet');
  }
  // An account that was not made here may lack both; the mail then greets by the user name.
  const givenName = attributeOf(user.UserAttributes, "given_name") ?? employeeId;
  const locale = attributeOf(user.UserAttributes, "locale") ?? deps.defaultLocale;
  return { outcome: "Usable", account: { email, givenName, locale, sub } };
}

/** Cognito finds a user by `sub` as well, which looks like an employee id. */
function isNamed({ Username = "" }: AdminGetUserCommandOutput, employeeId: string): boolean {
  return Username.toLowerCase() === employeeId.toLowerCase();
}

function unusable(reason: string): ReadAccount {
  return { outcome: "Unusable", reasons: [reason] };
}
