import type { Effect } from "../../recorder/recorder.ts";
import { at, itemsAt, textAt } from "./read.ts";

/** An account as Cognito must have it after all calls that took effect. */
export interface AccountSeen {
  readonly username: string;
  status: "FORCE_CHANGE_PASSWORD" | "CONFIRMED" | "RESET_REQUIRED";
  isEnabled: boolean;
  email: string;
  isVerified: boolean;
  /** The one that works; undefined while it is a temporary one, or none does. */
  password: string | undefined;
  /** It was chosen with a code, whatever else was under way. */
  isByCode: boolean;
  signedOutAt: number;
  /** The secret of the authenticator app that is set up. */
  app: string | undefined;
}

/** Accounts by user name, in lower case. Follows the calls of Cognito that change one. */
export class Accounts {
  readonly #accounts = new Map<string, AccountSeen>();

  find(username: string): AccountSeen | undefined {
    return this.#accounts.get(username.toLowerCase());
  }

  all(): readonly AccountSeen[] {
    return [...this.#accounts.values()];
  }

  /** A call that was not refused. */
  update({ at: now, seen: { call }, answer }: Effect): void {
    if (call.service !== "cognito") return;
    const { input, operation } = call;
    if (operation === "AdminCreateUser") this.#create(input);
    const account = this.find(textAt(input, "Username") || textAt(input, "ChallengeResponses", "USERNAME"));
    if (account !== undefined) change(account, operation, { input, now, answer });
  }

  #create(input: unknown): void {
    const username = textAt(input, "Username");
    const account: AccountSeen = {
      ...{
        username,
        status: "FORCE_CHANGE_PASSWORD",
        isEnabled: true,
        password: undefined,
        isByCode: false,
        signedOutAt: 0,
      },
      ...{ email: "", isVerified: false, app: undefined },
    };
    setAttributes(account, input);
    this.#accounts.set(username.toLowerCase(), account);
  }
}

function setAttributes(account: AccountSeen, input: unknown): void {
  for (const attribute of itemsAt(input, "UserAttributes")) {
    const [name, value] = [textAt(attribute, "Name"), textAt(attribute, "Value")];
    if (name === "email") Object.assign(account, { email: value, isVerified: false });
    if (name === "email_verified") account.isVerified = value === "true";
  }
}

interface Change {
  readonly input: unknown;
  readonly now: number;
  readonly answer: Effect["answer"];
}

function change(account: AccountSeen, operation: string, { input, now }: Change): void {
  switch (operation) {
    case "AdminUpdateUserAttributes":
      setAttributes(account, input);
      return;
    case "AdminSetUserPassword":
      account.status = at(input, "Permanent") === true ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
      account.password = at(input, "Permanent") === true ? textAt(input, "Password") : undefined;
      account.isByCode = false;
      return;
    case "AdminRespondToAuthChallenge":
      if (textAt(input, "ChallengeName") !== "NEW_PASSWORD_REQUIRED") return;
      Object.assign(account, { status: "CONFIRMED", password: textAt(input, "ChallengeResponses", "NEW_PASSWORD") });
      return;
    case "ConfirmForgotPassword":
      Object.assign(account, { status: "CONFIRMED", password: textAt(input, "Password"), isByCode: true });
      return;
    case "AdminResetUserPassword":
      Object.assign(account, { status: "RESET_REQUIRED", password: undefined });
      return;
    case "AdminEnableUser":
    case "AdminDisableUser":
      account.isEnabled = operation === "AdminEnableUser";
      return;
    case "AdminUserGlobalSignOut":
      account.signedOutAt = now;
      return;
    case "AdminDeleteSoftwareToken":
      account.app = undefined;
  }
}
