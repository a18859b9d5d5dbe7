import { ChangePasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal, signedIn, TEMPORARY } from "./cognito-world.ts";
import { ADA, NEW_PASSWORD, recoveryCalls } from "./recovery-calls.ts";

const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const resetRequired = { name: "PasswordResetRequiredException", message: "Password reset required for the user" };

let world: CognitoWorld;
let calls: ReturnType<typeof recoveryCalls>;
beforeAll(async () => {
  world = await cognitoWorld();
  calls = recoveryCalls(world);
});
afterAll(() => world.stop());

const person = (name: string) => ({ email: `${name}@example.com`, email_verified: "true" });
const statusOf = async (name: string) => (await world.get(name)).UserStatus;

describe("a forgotten password", () => {
  it("is replaced with the mailed code", async () => {
    await world.confirmed("ada", ADA);
    const { CodeDeliveryDetails } = await calls.forgot("ada");
    expect(CodeDeliveryDetails).toEqual({ Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" });
    expect(await statusOf("ada")).toBe("CONFIRMED");
    expect((await world.signIn("ada")).AuthenticationResult).toBeDefined();
    await calls.confirm("ada", calls.mailedCode());
    expect((await refusal(world.signIn("ada"))).name).toBe("NotAuthorizedException");
    expect((await world.signIn("ada", NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  });

  it("is reset by a mail with Cognito's own text and sender", async () => {
    await world.confirmed("words", person("words"));
    await calls.forgot("words@example.com");
    expect(world.mails.at(-1)).toEqual({
      from: "no-reply@verificationemail.com",
      to: "words@example.com",
      replyTo: undefined,
      subject: "Your verification code",
      html: `Your password reset code is ${calls.mailedCode()}`,
      text: `Your password reset code is ${calls.mailedCode()}`,
    });
  });
});

describe("AdminResetUserPassword", () => {
  it("makes the old password invalid until the code has set a new one", async () => {
    await world.confirmed("reset", person("reset"));
    await calls.reset("reset");
    expect(await statusOf("reset")).toBe("RESET_REQUIRED");
    expect(await refusal(world.signIn("reset"))).toEqual(resetRequired);
    expect(await refusal(world.signIn("reset", "wrong"))).toEqual(resetRequired);
    await calls.confirm("reset", calls.mailedCode());
    expect(await statusOf("reset")).toBe("CONFIRMED");
    expect((await world.signIn("reset", NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  });

  it("leaves tokens valid, but not for a change of the password", async () => {
    const { AccessToken } = await signedIn(world, "tokens", person("tokens"));
    await calls.reset("tokens");
    const change = { AccessToken, PreviousPassword: PASSWORD, ProposedPassword: NEW_PASSWORD };
    expect(await refusal(world.sdk.send(new ChangePasswordCommand(change)))).toEqual(resetRequired);
    expect((await world.getUser(AccessToken)).Username).toBe("tokens");
  });

  it("may be repeated, and the user may request a code, too", async () => {
    await world.confirmed("again", person("again"));
    await calls.reset("again");
    await calls.reset("again");
    await calls.forgot("again");
    expect(await statusOf("again")).toBe("RESET_REQUIRED");
    await calls.confirm("again", calls.mailedCode());
    expect(await statusOf("again")).toBe("CONFIRMED");
  });

  it.each([
    [true, "CONFIRMED"],
    [false, "FORCE_CHANGE_PASSWORD"],
  ])("is over after AdminSetUserPassword, permanent %s, with the status %s", async (permanent, status) => {
    const name = `ended-${permanent}`;
    await world.confirmed(name, person(name));
    await calls.reset(name);
    await world.setPassword(name, TEMPORARY, permanent);
    expect(await statusOf(name)).toBe(status);
    const { AuthenticationResult, ChallengeName } = await world.signIn(name, TEMPORARY);
    expect(AuthenticationResult !== undefined).toBe(permanent);
    expect(ChallengeName).toBe(permanent ? undefined : "NEW_PASSWORD_REQUIRED");
  });
});

describe("a user whose password cannot be reset", () => {
  const states = [
    ["a temporary password", denied("User password cannot be reset in the current state.")],
    ["a disabled account", denied("User is disabled.")],
    [
      "no verified address",
      {
        name: "InvalidParameterException",
        message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
      },
    ],
  ] as const;

  it.each(states)("has %s", async (state, error) => {
    const name = state.replaceAll(" ", "-");
    await world.create(name, state === "no verified address" ? { email: `${name}@example.com` } : person(name));
    if (state !== "a temporary password") await world.setPassword(name);
    if (state === "a disabled account") await world.disable(name);
    const before = await statusOf(name);
    const sent = world.mails.length;
    expect(await refusal(calls.reset(name))).toEqual(error);
    expect(await refusal(calls.forgot(name))).toEqual(error);
    expect(await statusOf(name)).toBe(before);
    expect(world.mails).toHaveLength(sent);
  });
});
