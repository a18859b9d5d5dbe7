import {
  ChangePasswordCommand,
  type CognitoIdentityProviderClient,
  GetUserCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import type { ChangeRequest, PasswordSet } from "../../../contracts/portal-api.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { type Person, personOf } from "../link/person.ts";
import {
  busy,
  isRefusal,
  isThrottled,
  orRefuse,
  type RefusalRules,
  tellsWhoExists,
} from "../sign-in/cognito-errors.ts";
import { normalisePassword } from "./check-password.ts";
import { validateNewPassword } from "./validate-new-password.ts";

const SET: PasswordSet = { state: "password-set" };

const rules: RefusalRules = {
  uniform: { error: "NotAuthorizedException", detail: "Incorrect username or password." },
  mayReveal: (refusal) => !tellsWhoExists(refusal),
};

/**
 * Changes the password of the person whose access token it is. Cognito has the same error for a bad token and for a wrong
 * previous password, so the token is tried on its own first.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export function createChangePassword(deps: PortalDeps) {
  const { cognito } = deps.appClient;
  return async (AccessToken: string | undefined, request: z.infer<typeof ChangeRequest>): Promise<PasswordSet> => {
    if (AccessToken === undefined) throw notSignedIn();
    const person = await whoIsSignedIn(cognito, AccessToken);
    const ProposedPassword = validateNewPassword(deps, request.newPassword, person);
    const PreviousPassword = normalisePassword(request.previousPassword);
    const command = new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword });
    await orRefuse(cognito.send(command), rules);
    return SET;
  };
}

async function whoIsSignedIn(cognito: CognitoIdentityProviderClient, AccessToken: string): Promise<Person> {
  try {
    const { Username = "", UserAttributes } = await cognito.send(new GetUserCommand({ AccessToken }));
    return personOf(Username, UserAttributes);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw isThrottled(error) ? busy(error) : notSignedIn(error);
  }
}

function notSignedIn(cause?: Error): ProblemError {
  return new ProblemError("not-signed-in", "Sign in, then change your password.", {}, cause);
}
