import { ConfirmForgotPasswordCommand, ForgotPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import type { ConfirmRequest, ForgotAccepted, ForgotRequest, PasswordSet } from "../../../contracts/portal-api.ts";
import { secretHash } from "../../lib/cognito/secret-hash.ts";
import { asFault } from "../../lib/faults/as-fault.ts";
import type { AppClient, PortalDeps } from "../deps.ts";
import {
  busyProblem,
  isRefusal,
  isThrottled,
  type RefusalRules,
  throwProblemIfRefused,
} from "../sign-in/cognito-errors.ts";
import { validateNewPassword } from "./validate-new-password.ts";

const REQUESTED: ForgotAccepted = { state: "requested" };
const SET: PasswordSet = { state: "password-set" };

/** Cognito's code flow for a forgotten password. Neither response reveals whether a user exists. */
export function createPasswordRecovery(deps: PortalDeps) {
  return {
    /**
     * Makes Cognito send a code if the user exists. The response is the same if it does not, or if the user's own
     * request limit is exceeded.
     * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
     */
    async forgot({ username }: z.infer<typeof ForgotRequest>): Promise<ForgotAccepted> {
      const parameters = await clientAndUser(deps.appClient, username);
      try {
        await deps.appClient.cognito.send(new ForgotPasswordCommand(parameters));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (isThrottled(error)) throw busyProblem(error);
        deps.log.info("CODE_NOT_SENT", { errorName: error.name });
      }
      return REQUESTED;
    },
    /**
     * Sets the new password with the code, and ends every session: somebody else may be signed in with the old
     * password.
     * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
     */
    async confirm({ username, code, newPassword }: z.infer<typeof ConfirmRequest>): Promise<PasswordSet> {
      const Password = validateNewPassword(deps, newPassword, { username });
      const parameters = await clientAndUser(deps.appClient, username);
      const command = new ConfirmForgotPasswordCommand({ ...parameters, ConfirmationCode: code, Password });
      await throwProblemIfRefused(deps.appClient.cognito.send(command), confirmRules(Password));
      await endSessions(deps, username);
      return SET;
    },
  };
}

/** A failure is only logged: the password is set and the code is used, so the person could not repeat the request. */
async function endSessions({ signOut, log }: PortalDeps, username: string): Promise<void> {
  try {
    await signOut(username);
  } catch (error) {
    const { name: errorName, stack } = asFault(error);
    log.error("SIGN_OUT_FAILED", { errorName, stack });
  }
}

async function clientAndUser({ clientId, readSecret }: AppClient, username: string) {
  const secret = await readSecret();
  const hash = secret === undefined ? {} : { SecretHash: secretHash(username, clientId, secret) };
  return { ClientId: clientId, Username: username, ...hash };
}

/**
 * Only errors about the password itself are revealed. InvalidParameterException is one if the password has white space:
 * Cognito checks that before it looks for the user.
 */
function confirmRules(password: string): RefusalRules {
  return {
    uniform: { error: "CodeMismatchException", detail: "Invalid verification code provided, please try again." },
    mayReveal: ({ name }) =>
      name === "InvalidPasswordException" ||
      name === "PasswordHistoryPolicyViolationException" ||
      (name === "InvalidParameterException" && /\s/u.test(password)),
  };
}
