import type { CustomMessage } from "./contract.ts";
import { type Addressee, type CodeMessages, resetMessages, type Sender, signInMessages } from "./messages.ts";

const composers = new Map<string, (sender: Sender, addressee: Addressee) => CodeMessages>([
  ["CustomMessage_ForgotPassword", resetMessages],
  ["CustomMessage_Authentication", signInMessages],
]);

/**
 * Writes the messages in which Cognito sends its codes for a password reset or a sign-in. All other messages keep the
 * texts of the user pool.
 */
export function createComposeCodeMessage(sender: Sender) {
  return async (event: CustomMessage): Promise<CustomMessage> => {
    const { triggerSource, userName: username, request, response } = event;
    const compose = composers.get(triggerSource);
    const { codeParameter: code, userAttributes } = request;
    if (compose === undefined || !code || !username) return event;
    const givenName = userAttributes?.given_name ?? username;
    return { ...event, response: { ...response, ...compose(sender, { username, givenName, code }) } };
  };
}
