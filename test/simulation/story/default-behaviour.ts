import type { Manner } from "./story.ts";

/** Somebody who does at once what the mail asks, and gets everything right. */
export const ordinary: Manner = {
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
