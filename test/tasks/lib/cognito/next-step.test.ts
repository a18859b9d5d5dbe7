import { describe, expect, it } from "vitest";
import { nextStepOf } from "../../../../tasks/lib/cognito/next-step.ts";

const Session = "a-session-of-twenty-letters";
const factors = '["SMS_MFA","EMAIL_OTP"]';

describe("nextStepOf", () => {
  it("hands on the tokens", () => {
    const AuthenticationResult = { AccessToken: "access", IdToken: "id", RefreshToken: "refresh", ExpiresIn: 3600 };
    expect(nextStepOf({ AuthenticationResult })).toEqual({
      kind: "tokens",
      accessToken: "access",
      idToken: "id",
      refreshToken: "refresh",
      expiresIn: 3600,
    });
  });

  it("tells where a code went", () => {
    const ChallengeParameters = { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "a***@e***" };
    expect(nextStepOf({ ChallengeName: "EMAIL_OTP", Session, ChallengeParameters })).toEqual({
      kind: "challenge",
      name: "EMAIL_OTP",
      session: Session,
      destination: "a***@e***",
    });
  });

  it.each(["MFAS_CAN_CHOOSE", "MFAS_CAN_SELECT"])("tells what there is to choose from as %s", (parameter) => {
    const ChallengeParameters = { [parameter]: factors };
    const step = nextStepOf({ ChallengeName: "SELECT_MFA_TYPE", Session, ChallengeParameters });
    expect(step).toMatchObject({ name: "SELECT_MFA_TYPE", options: ["SMS_MFA", "EMAIL_OTP"] });
  });

  it("offers no choice where there is none", () => {
    const ChallengeParameters = { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' };
    const step = nextStepOf({ ChallengeName: "MFA_SETUP", Session, ChallengeParameters });
    expect(step).toEqual({ kind: "challenge", name: "MFA_SETUP", session: Session });
  });

  it("does not take an empty answer for a sign-in", () => {
    expect(() => nextStepOf({})).toThrow(expect.objectContaining({ name: "UnexpectedAnswer" }));
    expect(() => nextStepOf({ ChallengeName: "EMAIL_OTP" })).toThrow(
      expect.objectContaining({ name: "UnexpectedAnswer" }),
    );
  });
});
