import {
  ConfirmForgotPasswordCommand,
  type ConfirmForgotPasswordCommandInput,
  ForgotPasswordCommand,
  type ForgotPasswordCommandInput,
} from "@aws-sdk/client-cognito-identity-provider";
import type { CognitoWorld } from "./cognito-world.ts";

export const NEW_PASSWORD = "battery-staple-horse";
export const ADA = { email: "ada@example.com", email_verified: "true" };

/** Calls that reset a password, through the one client by default. */
export function recoveryCalls({ sdk, ClientId, reset, mails, texts }: CognitoWorld) {
  return {
    reset,
    forgot: (Username: string, overrides: Partial<ForgotPasswordCommandInput> = {}) =>
      sdk.send(new ForgotPasswordCommand({ ClientId, Username, ...overrides })),
    confirm: (
      Username: string,
      ConfirmationCode: string,
      overrides: Partial<ConfirmForgotPasswordCommandInput> = {},
    ) => {
      const input = { ClientId, Username, ConfirmationCode, Password: NEW_PASSWORD, ...overrides };
      return sdk.send(new ConfirmForgotPasswordCommand(input));
    },
    /** The code of the last mail, or of the last text message. */
    mailedCode: () => codeIn(mails.at(-1)?.text),
    textedCode: () => codeIn(texts.at(-1)?.text),
  };
}

function codeIn(message = ""): string {
  return /\b\d{6}\b/.exec(message)?.[0] ?? "";
}

/** Another code of the same form. */
export function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}
