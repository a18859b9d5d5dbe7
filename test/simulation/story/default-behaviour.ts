import type { Behaviour } from "./story.ts";

/** A person who acts on the mail at once and makes no mistake. */
export const defaultBehaviour: Behaviour = {
  answers: true,
  delay: 2_000,
  lostMails: 0,
  wrongPasswords: 0,
  twoTabs: false,
  asksAgain: false,
  leaves: false,
  scanned: false,
  codeDelay: 2_000,
  wrongCodes: 0,
};
