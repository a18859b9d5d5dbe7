import type { Effect } from "../../recorder/recorder.ts";
import type { Accounts } from "./accounts.ts";
import { textAt } from "./read.ts";

/** A sign-in that waits for a second factor, in one of its sessions. */
export interface ChallengeSeen {
  readonly username: string;
  /** When Cognito has asked, in ms since the epoch. */
  readonly askedAt: number;
  /** Of the authenticator app that is to be set up. */
  readonly secret?: string;
  /** Another session goes on in its place. */
  isReplaced: boolean;
  /** The factor was given: the code has passed. */
  isGiven: boolean;
}

/** Challenges by their sessions. Follows the calls of Cognito that ask for a second factor, and those that give one. */
export class Challenges {
  readonly #sessions = new Map<string, ChallengeSeen>();

  find(session: string | undefined): ChallengeSeen | undefined {
    return session === undefined ? undefined : this.#sessions.get(session);
  }

  /** Whether somebody has given a second factor. */
  isGivenBy(employeeId: string): boolean {
    return [...this.#sessions.values()].some(({ username, isGiven }) => username === employeeId && isGiven);
  }

  /** A call that was not refused. */
  update({ at, seen: { call }, answer }: Effect, accounts: Accounts): void {
    if (call.service !== "cognito" || !("output" in answer)) return;
    const before = this.find(textAt(call.input, "Session"));
    const session = textAt(answer.output, "Session");
    if (call.operation === "AdminRespondToAuthChallenge") {
      const username = textAt(call.input, "ChallengeResponses", "USERNAME");
      if (session !== "") this.#sessions.set(session, { username, askedAt: at, isReplaced: false, isGiven: false });
      if (before !== undefined) Object.assign(before, session === "" ? { isGiven: true } : { isReplaced: true });
    }
    if (before === undefined) return;
    if (call.operation === "AssociateSoftwareToken") {
      const secret = textAt(answer.output, "SecretCode");
      this.#goOn(before, session, { ...before, askedAt: at, secret });
    }
    if (call.operation === "VerifySoftwareToken" && textAt(answer.output, "Status") === "SUCCESS") {
      this.#goOn(before, session, before);
      Object.assign(before, { isGiven: true });
      Object.assign(accounts.find(before.username) ?? {}, { app: before.secret });
    }
  }

  #goOn(before: ChallengeSeen, session: string, after: ChallengeSeen): void {
    before.isReplaced = true;
    this.#sessions.set(session, { ...after, isReplaced: false });
  }
}
