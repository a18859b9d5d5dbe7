import { describe, expect, it } from "vitest";
import { nextStepOf } from "../../../../tasks/lib/cognito/next-step.ts";

const Session = "a-session-of-twenty-letters";
const factors = '["SMS_MFA","EMAIL_OTP"]';

describe("nextStepOf", () => {
  it("returns the tokens", () => {
    const AuthenticationResult = { AccessToken: "access", IdToken: "id", RefreshToken: "refresh", ExpiresIn: 3600 };
    expect(nextStepOf({ AuthenticationResult })).toEqual({
      kind: "tokens",
      accessToken: "access",
      idToken: "id",
      refreshToken: "refresh",
      expiresIn: 3600,
    });
  });

  it("returns the destination of a code", () => {
    const ChallengeParameters = { CODE_DELIVERY_DELIVERY_MEDIUM: "EMAIL", CODE_DELIVERY_DESTINATION: "a***@e***" };
    expect(nextStepOf({ ChallengeName: "EMAIL_OTP", Session, ChallengeParameters })).toEqual({
      kind: "challenge",
      name: "EMAIL_OTP",
      session: Session,
      destination: "a***@e***",
    });
  });

  it.each(["MFAS_CAN_CHOOSE", "MFAS_CAN_SELECT"])("returns the options of %s", (parameter) => {
    const ChallengeParameters = { [parameter]: factors };
    const step = nextStepOf({ ChallengeName: "SELECT_MFA_TYPE", Session, ChallengeParameters });
    expect(step).toMatchObject({ name: "SELECT_MFA_TYPE", options: ["SMS_MFA", "EMAIL_OTP"] });
  });

  it("returns no options when there are none", () => {
    const ChallengeParameters = { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' };
    const step = nextStepOf({ ChallengeName: "MFA_SETUP", Session, ChallengeParameters });
    expect(step).toEqual({ kind: "challenge", name: "MFA_SETUP", session: Session });
  });

  it("refuses an empty answer", () => {
    expect(() => nextStepOf({})).toThrow(expect.objectContaining({ name: "UnexpectedAnswer" }));
    expect(() => nextStepOf({ ChallengeName: "EMAIL_OTP" })).toThrow(
      expect.objectContaining({ name: "UnexpectedAnswer" }),
    );
  });
});
