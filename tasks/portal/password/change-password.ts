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
  busyProblem,
  isRefusal,
  isThrottled,
  type RefusalRules,
  revealsUserExistence,
  throwProblemIfRefused,
} from "../sign-in/cognito-errors.ts";
import { normalisePassword } from "./check-password.ts";
import { validateNewPassword } from "./validate-new-password.ts";

const SET: PasswordSet = { state: "password-set" };

const rules: RefusalRules = {
  uniform: { error: "NotAuthorizedException", detail: "Incorrect username or password." },
  mayReveal: (refusal) => !revealsUserExistence(refusal),
};

/**
 * Changes the password of the person who is signed in with the access token. Cognito returns the same error for an
 * invalid token and for a wrong previous password, so the token is checked with another call first.
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html
 */
export function createChangePassword(deps: PortalDeps) {
  const { cognito } = deps.appClient;
  return async (AccessToken: string | undefined, request: z.infer<typeof ChangeRequest>): Promise<PasswordSet> => {
    if (AccessToken === undefined) throw notSignedIn();
    const person = await readSignedInPerson(cognito, AccessToken);
    const ProposedPassword = validateNewPassword(deps, request.newPassword, person);
    const PreviousPassword = normalisePassword(request.previousPassword);
    const command = new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword });
    await throwProblemIfRefused(cognito.send(command), rules);
    return SET;
  };
}

async function readSignedInPerson(cognito: CognitoIdentityProviderClient, AccessToken: string): Promise<Person> {
  try {
    const { Username = "", UserAttributes } = await cognito.send(new GetUserCommand({ AccessToken }));
    return personOf(Username, UserAttributes);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw isThrottled(error) ? busyProblem(error) : notSignedIn(error);
  }
}

function notSignedIn(cause?: Error): ProblemError {
  return new ProblemError("not-signed-in", "Sign in, then change your password.", {}, cause);
}
