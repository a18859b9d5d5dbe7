// Design sections 1 and 6 as tables, Choice states left out: which state may follow which, and why.

type Steps = Readonly<Record<string, readonly string[]>>;

const verify = "Verify email attribute";
const [finish, answer] = ["Finish password challenge", "Answer MFA challenge"];
const [send, wait, waitForCode] = ["Send link", "Wait for the user", "Wait for the user (code)"];
const waitForStart = "Wait for the start";
const [move, cancel, expire, bounced] = [
  "Take new address",
  "Cancel onboarding",
  "Expire onboarding",
  "Emit InvitationBounced",
];
const signalled = "Emit UserActivated";

/** By the state before; "" is before the first. */
const onboarding: Steps = {
  "": ["Create suppressed user"],
  "Create suppressed user": [verify],
  [verify]: [send, waitForStart, bounced],
  [waitForStart]: [send, move, cancel],
  [send]: [wait],
  [bounced]: [wait],
  [move]: [verify],
  [wait]: [finish, verify, expire, move, cancel, bounced],
  [finish]: [signalled, wait, waitForCode],
  [waitForCode]: [answer, move, cancel],
  [answer]: [signalled, waitForCode],
  [signalled]: ["Activated"],
  [expire]: ["Expired", wait],
  [cancel]: ["Cancelled"],
};

const [endOthers, toldReset] = ["End other sessions", "Emit PasswordResetCompleted"];

const passwordReset: Steps = {
  "": ["Sign out everywhere"],
  "Sign out everywhere": [verify],
  [verify]: [send, "Send code"],
  "Send code": ["Code sent"],
  [send]: [wait],
  [bounced]: [wait],
  [wait]: [finish, verify, "Expire reset", bounced],
  [finish]: [endOthers, wait, waitForCode],
  [waitForCode]: [answer],
  [answer]: [endOthers, waitForCode],
  [endOthers]: [toldReset],
  [toldReset]: ["Completed"],
  "Expire reset": ["Expired", wait],
};

/** The table of a state machine. */
export function followers(machine: string): Steps {
  return machine === "password-reset" ? passwordReset : onboarding;
}

const judged = { Activated: [signalled, endOthers], CodeRequired: [waitForCode] } as const;

/** By task state and what its task has answered: the states that may come of it. */
export const outcomes: Readonly<Record<string, Steps>> = {
  [finish]: { ...judged, PasswordRejected: [wait], Superseded: [wait] },
  [answer]: { ...judged, CodeRejected: [waitForCode], Superseded: [waitForCode] },
  [expire]: { Expired: ["Expired"], StillOpen: [wait] },
  "Expire reset": { Expired: ["Expired"], StillOpen: [wait] },
};

/** Errors that pass by themselves: our two, Lambda's own, and those of its runtime. All others are final. */
export const passing = /^(ServiceThrottled|ServiceUnavailable|Lambda\..+|Sandbox\.Timedout|Runtime\.ExitError)$/;

/** How runs end well. */
export const ends: readonly string[] = ["Activated", "Expired", "Cancelled", "Completed", "Code sent"];
