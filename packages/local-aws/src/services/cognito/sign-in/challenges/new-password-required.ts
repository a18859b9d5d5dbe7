import { invalidParameter, notAuthorized } from "../../errors.ts";
import { checkPolicy, policyPrefix } from "../../user-pool/password-policy.ts";
import type { ClientOfPool, UserPool } from "../../user-pool/user-pool.ts";
import { fromWire } from "../../users/attributes.ts";
import type { User } from "../../users/user.ts";
import { parsePassword, requireParameter } from "../parameters.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resume } from "./resume.ts";

const PREFIX = "userAttributes.";

/** The challenge NEW_PASSWORD_REQUIRED: it has the user's attributes, and names the required ones that are missing. */
export function newPasswordRequired({ pool, client }: ClientOfPool, user: User): SignInAnswer {
  const known = [...user.attributes].filter(([name]) => name !== "sub" && client.mayRead(name));
  return {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: pool.newPasswordSessions.issue(client, user, "NEW_PASSWORD_REQUIRED"),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missingAttributes(pool, user).map((name) => PREFIX + name)),
      userAttributes: JSON.stringify(Object.fromEntries(known)),
    },
  };
}

/**
 * Checks the response to NEW_PASSWORD_REQUIRED and sets the password. After a password that the policy refuses, the session
 * is still valid.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function answerNewPassword(step: SignInStep): User {
  const { pool, parameters } = step;
  const password = parsePassword(requireParameter(parameters, "NEW_PASSWORD"));
  const { user, use } = resume(step, pool.newPasswordSessions, "FORCE_CHANGE_PASSWORD");
  const attributes = givenAttributes(step, user);
  checkPolicy(pool.policy, password, policyPrefix.change);
  pool.updateAttributes(user, attributes);
  pool.setPassword(user, password, { temporary: false });
  use();
  return user;
}

function missingAttributes(pool: UserPool, user: User): string[] {
  return [...pool.rules].filter(([name, { required }]) => required && !user.attributes.has(name)).map(([name]) => name);
}

function givenAttributes({ pool, client, parameters }: SignInStep, user: User): Map<string, string> {
  const sent = Object.entries(parameters).filter(([key]) => key.startsWith(PREFIX));
  const given = fromWire(sent.map(([key, Value]) => ({ Name: key.slice(PREFIX.length), Value })));
  for (const name of missingAttributes(pool, user))
    if (!given.get(name)) throw invalidParameter(`Invalid attributes given, ${name} is missing`);
  for (const name of given.keys()) {
    if (pool.rules.get(name)?.required && user.attributes.has(name))
      throw notAuthorized(`Cannot modify an already provided ${name}`);
    if (!client.mayWrite(name)) throw notAuthorized("A client attempted to write unauthorized attribute");
  }
  return given;
}
