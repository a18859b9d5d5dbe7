import { type Mutation, patch } from "./mutation.ts";
import { HOUR, silent, story, troubled } from "./stories.ts";

const CREATE = "tasks/steps/create-suppressed-user/create-suppressed-user.ts";
const FINISH = "tasks/steps/finish-password-challenge/finish-password-challenge.ts";
const CLOSE = "tasks/steps/close-onboarding/close-onboarding.ts";

/** Mistakes in what Cognito is asked for. */
export const onAccounts: readonly Mutation[] = [
  {
    name: "every attempt creates another user",
    story: story([], troubled),
    code: [
      patch(
        CREATE,
        "if (!isNameOrAddressInUse(error)) throw error;",
        `if (!isNameOrAddressInUse(error)) throw error;
        await deps.cognito.send(createUser(deps, { ...input, employeeId: input.employeeId.concat("-2") }));`,
      ),
    ],
    killedBy: ["an employee has one user at most"],
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
    killedBy: ["every user is a person whom HR has hired"],
    seeds: [1],
  },
  {
    name: "AdminCreateUser takes the alias from its owner",
    story: story(),
    code: [patch(CREATE, 'MessageAction: "SUPPRESS",', 'MessageAction: "SUPPRESS",\n    ForceAliasCreation: true,')],
    killedBy: ["Cognito sends no invitation, and takes no alias from its owner"],
    seeds: [1],
  },
  {
    name: "Cognito mails the temporary password",
    story: story(),
    code: [patch(CREATE, 'MessageAction: "SUPPRESS",', "")],
    killedBy: ["Cognito sends no invitation, and takes no alias from its owner"],
    seeds: [1],
  },
  {
    name: "another password is set than was submitted",
    story: story(),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/set-password.ts",
        "NEW_PASSWORD: password }",
        "NEW_PASSWORD: password.concat('!') }",
      ),
    ],
    killedBy: ["Cognito gets no password but the submitted one"],
    seeds: [1],
  },
  {
    name: "a person is activated without the submitted password",
    story: story(),
    code: [patch(FINISH, "await deps.setPassword(employeeId, password)", '{ kind: "signed-in" }')],
    killedBy: ["an activated person has the submitted password in Cognito"],
    seeds: [1],
  },
  {
    name: "every temporary password is the same",
    story: story([], { behaviour: { wrongPasswords: 1 } }),
    code: [
      patch(
        "tasks/steps/finish-password-challenge/set-password.ts",
        "const temporary = createTemporaryPassword(deps.randomBytes);",
        'const temporary = "aA1-the-same-for-everybody";',
      ),
    ],
    killedBy: ["a temporary password is long, and a new one each time"],
    seeds: [1],
  },
  {
    name: "a sealed text is decrypted anywhere",
    story: story(),
    code: [
      patch("tasks/lib/sealing.ts", "=> ({ onboardingId, content });", "=> ({ content, about: onboardingId.length });"),
    ],
    killedBy: ["a sealed text is decrypted for its own onboarding and content only"],
    seeds: [1],
  },
  {
    name: "the portal submits another password than was typed",
    story: story(),
    code: [
      patch(
        "tasks/portal/link/submit-password.ts",
        "if (reason === undefined) return password;",
        "if (reason === undefined) return password.toUpperCase();",
      ),
    ],
    killedBy: ["an activated person signs in by address, with the password that they chose"],
    seeds: [1],
  },
  {
    name: "the user of a cancelled hire stays enabled",
    story: story([["cancel", HOUR]], silent),
    code: [
      patch(
        CLOSE,
        "  await deps.cognito.send(new AdminDisableUserCommand({ UserPoolId: deps.userPoolId, Username }));\n",
        "  void AdminDisableUserCommand;\n",
      ),
    ],
    killedBy: ["the user of a cancelled or expired onboarding is disabled, and has no password or app"],
    seeds: [1],
  },
  {
    name: "a cancelled person keeps the submitted password",
    story: story([["cancel", 5_500]]),
    code: [patch(CLOSE, 'if (reason === "cancelled") await deps.revokeAccess(Username);', "")],
    killedBy: ["the user of a cancelled or expired onboarding is disabled, and has no password or app"],
    seeds: [2],
  },
];
