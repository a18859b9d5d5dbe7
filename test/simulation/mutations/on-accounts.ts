import { type Mutation, patch } from "./mutation.ts";
import { HOUR, silent, story, troubled } from "./stories.ts";

const CREATE = "tasks/steps/create-suppressed-user/create-suppressed-user.ts";
const FINISH = "tasks/steps/finish-password-challenge/finish-password-challenge.ts";
const CLOSE = "tasks/steps/close-onboarding/close-onboarding.ts";

/** Mistakes in what Cognito is asked for. */
export const onAccounts: readonly Mutation[] = [
  {
    name: "a user is made anew with each attempt",
    story: story([], troubled),
    code: [
      patch(
        CREATE,
        "if (!isTaken(error)) throw error;",
        `if (!isTaken(error)) throw error;
        await deps.cognito.send(createUser(deps, { ...input, employeeId: input.employeeId.concat("-2") }));`,
      ),
    ],
    caughtBy: ["an employee has one user at most"],
    seeds: [4],
  },
  {
    name: "a user has another name than HR's",
    story: story(),
    code: [
      patch(
        CREATE,
        "Username: input.employeeId,\n    MessageAction",
        'Username: "u-" + input.employeeId,\n    MessageAction',
      ),
    ],
    caughtBy: ["a user is somebody whom HR has hired"],
    seeds: [1],
  },
  {
    name: "an address is taken from whoever has it",
    story: story(),
    code: [patch(CREATE, 'MessageAction: "SUPPRESS",', 'MessageAction: "SUPPRESS",\n    ForceAliasCreation: true,')],
    caughtBy: ["Cognito invites nobody, and takes no address from its owner"],
    seeds: [1],
  },
  {
    name: "Cognito mails the temporary password",
    story: story(),
    code: [patch(CREATE, 'MessageAction: "SUPPRESS",', "")],
    caughtBy: ["Cognito invites nobody, and takes no address from its owner"],
    seeds: [1],
  },
  {
    name: "another password is set than was handed in",
    story: story(),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/set-password.ts",
        "NEW_PASSWORD: password }",
        "NEW_PASSWORD: password.concat('!') }",
      ),
    ],
    caughtBy: ["Cognito gets no password but the one that was handed in"],
    seeds: [1],
  },
  {
    name: "who has handed a password in is activated without it",
    story: story(),
    code: [patch(FINISH, "await deps.setPassword(employeeId, password)", '{ kind: "signed-in" }')],
    caughtBy: ["who is activated has the password in Cognito that was handed in"],
    seeds: [1],
  },
  {
    name: "every temporary password is the same",
    story: story([], { manner: { wrongPasswords: 1 } }),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/set-password.ts",
        "const temporary = createTemporaryPassword(deps.randomBytes);",
        'const temporary = "aA1-the-same-for-everybody";',
      ),
    ],
    caughtBy: ["a temporary password is long, and made anew each time"],
    seeds: [1],
  },
  {
    name: "what is sealed opens anywhere",
    story: story(),
    code: [
      patch("tasks/lib/sealing.ts", "=> ({ onboardingId, content });", "=> ({ content, about: onboardingId.length });"),
    ],
    caughtBy: ["what is sealed opens for its own onboarding and purpose only"],
    seeds: [1],
  },
  {
    name: "the portal hands in another password than was typed",
    story: story(),
    code: [
      patch(
        "tasks/portal/link/submit-password.ts",
        "if (reason === undefined) return password;",
        "if (reason === undefined) return password.toUpperCase();",
      ),
    ],
    caughtBy: ["whoever is activated signs in with a password of their own, by their address"],
    seeds: [1],
  },
  {
    name: "who is cancelled stays enabled",
    story: story([["cancel", HOUR]], silent),
    code: [
      patch(
        CLOSE,
        "  await deps.cognito.send(new AdminDisableUserCommand({ UserPoolId: deps.userPoolId, Username }));\n",
        "  void AdminDisableUserCommand;\n",
      ),
    ],
    caughtBy: ["whose onboarding is cancelled or has expired is disabled, and has no password or app"],
    seeds: [1],
  },
  {
    name: "who hands a password in is cancelled and keeps it",
    story: story([["cancel", 5_500]]),
    code: [patch(CLOSE, 'if (reason === "cancelled") await deps.revokeAccess(Username);', "")],
    caughtBy: ["whose onboarding is cancelled or has expired is disabled, and has no password or app"],
    seeds: [2],
  },
];
