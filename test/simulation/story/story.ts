import type { Assembly } from "../../support/assemblies.ts";

/** An event that HR sends about a person, `at` ms after the start. */
export interface HrEvent {
  readonly at: number;
  readonly what: "hire" | "cancel" | "change email" | "resend" | "reset by link" | "reset by code" | "invalid";
}

/** How a person acts on the mail. */
export interface Behaviour {
  /** False for a person who never submits a password. */
  readonly answers: boolean;
  /** How long after a mail the person acts, in ms. */
  readonly delay: number;
  /** How many mails never arrive, or are never read. */
  readonly lostMails: number;
  /** How many passwords that Cognito refuses come before a good one. */
  readonly wrongPasswords: number;
  /** The link is open in two tabs, and each submits a password. */
  readonly twoTabs: boolean;
  /** Asks the page for a fresh link before anything else. */
  readonly asksAgain: boolean;
  /** Closes the page after submitting a password, without waiting for the outcome. */
  readonly leaves: boolean;
  /** A mail scanner follows the link before the person does. */
  readonly scanned: boolean;
  /** How long the person takes to find the code of a second factor, in ms. */
  readonly codeDelay: number;
  /** How many wrong codes come before the right one. */
  readonly wrongCodes: number;
}

export interface PersonStory {
  readonly employeeId: string;
  readonly email: string;
  /** The address that HR corrects it to. */
  readonly newEmail: string;
  /** When the hire starts, in ms after the start of the story; undefined: at once. */
  readonly startsAt: number | undefined;
  readonly hrEvents: readonly HrEvent[];
  readonly behaviour: Behaviour;
}

/** How the app is deployed: without a second factor, with codes by mail, or with authenticator apps. */
export const deployments = ["standard", "secondFactor", "authenticator"] as const satisfies readonly Assembly[];
export type Deployed = (typeof deployments)[number];

/** Everything that a seed decides, except the order of what happens. */
export interface Story {
  readonly deployed: Deployed;
  readonly people: readonly PersonStory[];
  /** The probability of a fault for each call of AWS. */
  readonly faultProbability: number;
  /** When the faults end, in ms after the start. */
  readonly faultsUntil: number;
  readonly delivery: { readonly lateProbability: number; readonly twiceProbability: number; readonly latestMs: number };
  /** Whether the functions start cold: just deployed. */
  readonly isCold: boolean;
  /** By how much each function's clock is off at most, in ms. */
  readonly skewMs: number;
}
