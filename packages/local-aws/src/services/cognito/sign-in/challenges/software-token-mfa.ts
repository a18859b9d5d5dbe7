import { codeMismatch, expiredCode, softwareTokenNotFound } from "../../errors.ts";
import { need } from "../../operations/input.ts";
import type { ClientOfPool } from "../../state.ts";
import type { User } from "../../users/user.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resumeMfa } from "./resume.ts";

/** The challenge: a code from the user's authenticator app. */
export function softwareTokenMfa({ pool, client }: ClientOfPool, user: User): SignInAnswer {
  const name = user.mfa.token?.deviceName;
  return {
    ChallengeName: "SOFTWARE_TOKEN_MFA",
    Session: pool.mfaSessions.issue(client, user, { challenge: "SOFTWARE_TOKEN_MFA" }),
    ChallengeParameters: {
      ...(name === undefined ? {} : { FRIENDLY_DEVICE_NAME: name }),
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/** The answer. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html */
export function answerSoftwareToken(step: SignInStep): User {
  const { user, use } = resumeMfa(step, "SOFTWARE_TOKEN_MFA");
  const code = need(step.parameters, "SOFTWARE_TOKEN_MFA_CODE");
  const { token } = user.mfa;
  if (token === undefined) throw softwareTokenNotFound("User has not set up software token mfa");
  const now = step.pool.now();
  const isRight = () => {
    const result = token.check(code, now);
    if (result === "used") throw expiredCode("Your software token has already been used once.");
    return result === "right";
  };
  user.mfa.prove(now, isRight, codeMismatch("Invalid code received for user"));
  use();
  return user;
}
