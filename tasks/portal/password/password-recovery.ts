import { ConfirmForgotPasswordCommand, ForgotPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import type * as z from "zod";
import type { ConfirmRequest, ForgotAccepted, ForgotRequest, PasswordSet } from "../../../contracts/portal-api.ts";
import { secretHash } from "../../lib/cognito/secret-hash.ts";
import { asFault } from "../../lib/faults/as-fault.ts";
import type { AppClient, PortalDeps } from "../deps.ts";
import { busy, isRefusal, isThrottled, orRefuse, type RefusalRules } from "../sign-in/cognito-errors.ts";
import { validateNewPassword } from "./validate-new-password.ts";

const REQUESTED: ForgotAccepted = { state: "requested" };
const SET: PasswordSet = { state: "password-set" };

/** Cognito's code flow for a password that was forgotten; neither answer tells who exists. */
export function createPasswordRecovery(deps: PortalDeps) {
  return {
    /**
     * Lets Cognito send a code, if there is anybody to send it to. A limit of one person's requests is no exception.
     * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html
     */
    async forgot({ username }: z.infer<typeof ForgotRequest>): Promise<ForgotAccepted> {
      const ids = await clientAndUser(deps.appClient, username);
      try {
        await deps.appClient.cognito.send(new ForgotPasswordCommand(ids));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        if (isThrottled(error)) throw busy(error);
        deps.log.info("CODE_NOT_SENT", { errorName: error.name });
      }
      return REQUESTED;
    },
    /**
     * Sets the new password by the code, and ends every session: somebody else may have one by the old password.
     * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmForgotPassword.html
     */
    async confirm({ username, code, newPassword }: z.infer<typeof ConfirmRequest>): Promise<PasswordSet> {
      const Password = validateNewPassword(deps, newPassword, { username });
      const ids = await clientAndUser(deps.appClient, username);
      const command = new ConfirmForgotPasswordCommand({ ...ids, ConfirmationCode: code, Password });
      await orRefuse(deps.appClient.cognito.send(command), confirmRules(Password));
      await endSessions(deps, username);
      return SET;
    },
  };
}

/** The password is set and the code used up, so there is nothing to send again: a failure is for operations. */
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
 * Only what is about the password itself is told. Of the parameters it is the one with a rule that people meet, no white
 * space, which Cognito applies before it looks for the user.
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
