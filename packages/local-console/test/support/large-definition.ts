const task = (Next: string, ...Catch: object[]) => ({ Type: "Task", Next, Catch });
const caught = (error: string, Next: string) => ({ ErrorEquals: [error], Next });
const outcome = (name: string, Next: string) => ({ Condition: `{% $states.input.outcome = '${name}' %}`, Next });
const choice = (Default: string, ...Choices: object[]) => ({ Type: "Choice", Choices, Default });
const end = { Type: "Succeed" } as const;

/** A task that waits, with five signals to catch. */
const waiting = (Next: string) =>
  task(
    Next,
    { ErrorEquals: ["States.Timeout", "States.HeartbeatTimeout"], Next: "Reminders left?" },
    caught("ResendRequested", "Send link"),
    caught("EmailChanged", "Take new address"),
    caught("HireCancelled", "Cancel onboarding"),
    caught("EmailBounced", "Emit InvitationBounced"),
  );

/** A machine of 28 states and some fifty ways, two of the states with five catchers each. */
export const largeDefinition = {
  StartAt: "Create suppressed user",
  States: {
    "Create suppressed user": task("User created?"),
    "User created?": choice("Emit OnboardingRejected", outcome("UserReady", "Verify email attribute")),
    "Verify email attribute": task("Send link", caught("AliasExistsException", "Emit InvitationBounced")),
    "Send link": task("Wait for the user"),
    "Wait for the user": waiting("Finish password challenge"),
    "Finish password challenge": task("Password accepted?"),
    "Password accepted?": choice(
      "Onboarding failed",
      outcome("Activated", "Emit UserActivated"),
      outcome("PasswordRejected", "Wait for the user"),
      outcome("CodeRequired", "Wait for the code"),
    ),
    "Wait for the code": waiting("Answer MFA challenge"),
    "Answer MFA challenge": task("Code accepted?"),
    "Code accepted?": choice(
      "Wait for the user",
      outcome("Activated", "Emit UserActivated"),
      outcome("CodeRejected", "Wait for the code"),
    ),
    "Emit UserActivated": task("Activated"),
    Activated: end,
    "Reminders left?": choice("Expire onboarding", outcome("Left", "Next reminder")),
    "Next reminder": { Type: "Pass", Next: "Send link" },
    "Take new address": task("Verify email attribute"),
    "Emit InvitationBounced": task("Wait for the address"),
    "Wait for the address": task(
      "Take new address",
      caught("HireCancelled", "Cancel onboarding"),
      caught("States.Timeout", "Expire onboarding"),
    ),
    "Cancel onboarding": task("Cancelled in time?"),
    "Cancelled in time?": choice("Emit OnboardingCancelled", outcome("Answered", "Finish password challenge")),
    "Emit OnboardingCancelled": task("Cancelled"),
    Cancelled: end,
    "Expire onboarding": task("Answered at the last moment?"),
    "Answered at the last moment?": choice("Emit OnboardingExpired", outcome("Answered", "Finish password challenge")),
    "Emit OnboardingExpired": task("Expired"),
    Expired: end,
    "Emit OnboardingRejected": task("Rejected"),
    Rejected: end,
    "Onboarding failed": { Type: "Fail" },
  },
};
