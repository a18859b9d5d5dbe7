import { AdminCreateUserCommand, type AdminCreateUserCommandInput } from "@aws-sdk/client-cognito-identity-provider";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal, TEMPORARY } from "./cognito-world.ts";

const DAY_MS = 24 * 60 * 60_000;
const email = { Name: "email", Value: "ada@example.com" };
const phone = { Name: "phone_number", Value: "+491701234567" };

let world: CognitoWorld;
beforeEach(async () => {
  world = await cognitoWorld();
});
afterEach(() => world.stop());

const create = (overrides: Partial<AdminCreateUserCommandInput> = {}) => {
  const user = { UserPoolId: world.UserPoolId, Username: "ada", UserAttributes: [email, phone] };
  return world.sdk.send(new AdminCreateUserCommand({ ...user, ...overrides }));
};
const resend = (overrides: Partial<AdminCreateUserCommandInput> = {}) =>
  create({ MessageAction: "RESEND", DesiredDeliveryMediums: ["EMAIL"], UserAttributes: [], ...overrides });

/** The temporary password of the last mail. */
const mailedPassword = () => /password is (\S+)\.$/.exec(world.mails.at(-1)?.text ?? "")?.[1] ?? "";

describe("an invitation message", () => {
  const words = `Your username is ada and temporary password is ${TEMPORARY}.`;
  const mail = { to: email.Value, subject: "Your temporary password", html: words, text: words };
  const text = { to: phone.Value, text: words };

  it.each([
    ["by SMS unless the call says otherwise", {}, [], [text]],
    ["by mail", { DesiredDeliveryMediums: ["EMAIL" as const] }, [mail], []],
    ["by both", { DesiredDeliveryMediums: ["EMAIL" as const, "SMS" as const] }, [mail], [text]],
    ["by nothing without a number", { UserAttributes: [email] }, [], []],
    ["by nothing when suppressed", { MessageAction: "SUPPRESS" as const }, [], []],
  ])("is sent %s", async (_, overrides, mails, texts) => {
    const { User } = await create({ TemporaryPassword: TEMPORARY, ...overrides });
    expect(User?.UserStatus).toBe("FORCE_CHANGE_PASSWORD");
    expect(world.mails).toMatchObject(mails);
    expect([world.mails.length, world.texts]).toEqual([mails.length, texts]);
  });

  it("has a generated password when the call gives none, and it signs in", async () => {
    await create({ DesiredDeliveryMediums: ["EMAIL"] });
    expect((await world.signIn("ada", mailedPassword())).ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  });

  it("has the text of the pool's template", async () => {
    const InviteMessageTemplate = {
      EmailMessage: "<b>{username}</b> {####}",
      EmailSubject: "Hi {username}",
      SMSMessage: "{####}",
    };
    const worded = await cognitoWorld({ pool: { AdminCreateUserConfig: { InviteMessageTemplate } } });
    const user = { UserPoolId: worded.UserPoolId, Username: "ada", UserAttributes: [email, phone] };
    await worded.sdk.send(
      new AdminCreateUserCommand({ ...user, TemporaryPassword: TEMPORARY, DesiredDeliveryMediums: ["SMS", "EMAIL"] }),
    );
    await worded.stop();
    expect(worded.mails).toMatchObject([
      { subject: "Hi ada", html: `<b>ada</b> ${TEMPORARY}`, text: `ada ${TEMPORARY}` },
    ]);
    expect(worded.texts).toEqual([{ to: phone.Value, text: TEMPORARY }]);
  });

  it("has the address as username for a user who signs in with it", async () => {
    const byEmail = await cognitoWorld({ pool: { AliasAttributes: [], UsernameAttributes: ["email"] } });
    const user = { UserPoolId: byEmail.UserPoolId, Username: email.Value, TemporaryPassword: TEMPORARY };
    await byEmail.sdk.send(new AdminCreateUserCommand({ ...user, DesiredDeliveryMediums: ["EMAIL"] }));
    await byEmail.stop();
    expect(byEmail.mails).toMatchObject([
      { text: `Your username is ${email.Value} and temporary password is ${TEMPORARY}.` },
    ]);
  });
});

describe("RESEND", () => {
  it("mails a new password with a new lifetime, and the old one is not valid any more", async () => {
    await create({ TemporaryPassword: TEMPORARY, DesiredDeliveryMediums: ["EMAIL"] });
    await world.clock.advance(2 * DAY_MS);
    const { User } = await resend();
    expect(User).toMatchObject({ Username: "ada", UserStatus: "FORCE_CHANGE_PASSWORD" });
    expect(world.mails).toHaveLength(2);
    expect((await refusal(world.signIn("ada", TEMPORARY))).name).toBe("NotAuthorizedException");
    await world.clock.advance(DAY_MS - 1);
    expect((await world.signIn("ada", mailedPassword())).ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  });

  it("accepts a password and a user's alias", async () => {
    await create({ MessageAction: "SUPPRESS", UserAttributes: [email, { Name: "email_verified", Value: "true" }] });
    await resend({ Username: email.Value, TemporaryPassword: TEMPORARY });
    expect(mailedPassword()).toBe(TEMPORARY);
  });

  it("is refused for a user with a password, and for an unknown user", async () => {
    await create({ MessageAction: "SUPPRESS" });
    await world.setPassword("ada");
    expect(await refusal(resend())).toEqual({
      name: "UnsupportedUserStateException",
      message: "Resend not possible. ada status is not FORCE_CHANGE_PASSWORD",
    });
    expect((await refusal(resend({ Username: "nobody" }))).name).toBe("UserNotFoundException");
    expect(world.mails).toEqual([]);
    expect((await world.signIn("ada")).AuthenticationResult).toBeDefined();
  });
});
