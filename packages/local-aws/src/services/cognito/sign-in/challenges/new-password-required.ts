import { invalidParameter, notAuthorized } from "../../errors.ts";
import { need, parsePassword } from "../../operations/input.ts";
import type { ClientOfPool } from "../../state.ts";
import { checkPolicy, policyPrefix } from "../../user-pool/password-policy.ts";
import type { UserPool } from "../../user-pool/user-pool.ts";
import { fromWire } from "../../users/attributes.ts";
import type { User } from "../../users/user.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resume } from "./resume.ts";

const PREFIX = "userAttributes.";

/** The challenge: which attributes the pool requires and the user lacks, and those that there are. */
export function newPasswordRequired({ pool, client }: ClientOfPool, user: User): SignInAnswer {
  const known = [...user.attributes].filter(([name]) => name !== "sub" && client.mayRead(name));
  return {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: pool.newPasswordSessions.issue(client, user, "NEW_PASSWORD_REQUIRED"),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(lacking(pool, user).map((name) => PREFIX + name)),
      userAttributes: JSON.stringify(Object.fromEntries(known)),
    },
  };
}

/**
 * The answer: sets the password for good. A password that the policy refuses leaves the session usable.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html
 */
export function answerNewPassword(step: SignInStep): User {
  const { pool, parameters } = step;
  const password = parsePassword(need(parameters, "NEW_PASSWORD"));
  const { user, use } = resume(step, pool.newPasswordSessions, "FORCE_CHANGE_PASSWORD");
  const attributes = givenAttributes(step, user);
  checkPolicy(pool.policy, password, policyPrefix.change);
  pool.updateAttributes(user, attributes);
  pool.setPassword(user, password, { temporary: false });
  use();
  return user;
}

function lacking(pool: UserPool, user: User): string[] {
  return [...pool.rules].filter(([name, { required }]) => required && !user.attributes.has(name)).map(([name]) => name);
}

function givenAttributes({ pool, client, parameters }: SignInStep, user: User): Map<string, string> {
  const sent = Object.entries(parameters).filter(([key]) => key.startsWith(PREFIX));
  const given = fromWire(sent.map(([key, Value]) => ({ Name: key.slice(PREFIX.length), Value })));
  for (const name of lacking(pool, user))
    if (!given.get(name)) throw invalidParameter(`Invalid attributes given, ${name} is missing`);
  for (const name of given.keys()) {
    if (pool.rules.get(name)?.required && user.attributes.has(name))
      throw notAuthorized(`Cannot modify an already provided ${name}`);
    if (!client.mayWrite(name)) throw notAuthorized("A client attempted to write unauthorized attribute");
  }
  return given;
}
