import { codeMismatch, expiredCode, softwareTokenNotFound } from "../../errors.ts";
import type { ClientOfPool } from "../../user-pool/user-pool.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resumeMfa } from "./resume.ts";

/** The challenge SOFTWARE_TOKEN_MFA: it asks for a code of the user's authenticator app. */
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

/** Checks the response to SOFTWARE_TOKEN_MFA. https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-totp.html */
export function answerSoftwareToken(step: SignInStep): User {
  const { user, use } = resumeMfa(step, "SOFTWARE_TOKEN_MFA");
  const code = requireParameter(step.parameters, "SOFTWARE_TOKEN_MFA_CODE");
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
