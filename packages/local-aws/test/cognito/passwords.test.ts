import { AdminCreateUserCommand, ChangePasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal, signedIn, TEMPORARY } from "./cognito-world.ts";

const DAY_MS = 24 * 60 * 60_000;
const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const wrong = denied("Incorrect username or password.");

let world: CognitoWorld;
beforeAll(async () => {
  world = await cognitoWorld();
});
afterAll(() => world.stop());

describe("AdminSetUserPassword", () => {
  it.each([
    [true, "CONFIRMED"],
    [false, "FORCE_CHANGE_PASSWORD"],
  ])("permanent %s sets the status %s, whatever it was", async (permanent, status) => {
    const username = `set-${permanent}`;
    await world.create(username);
    for (const _ of [1, 2]) {
      await world.setPassword(username, PASSWORD, permanent);
      expect((await world.get(username)).UserStatus).toBe(status);
    }
  });

  it("names the reason why the policy refuses a password", async () => {
    expect(await refusal(world.setPassword("set-true", "short"))).toEqual({
      name: "InvalidPasswordException",
      message: "Password does not conform to policy: Password not long enough",
    });
  });
});

describe("ChangePassword", () => {
  const change = (AccessToken: string, PreviousPassword: string, ProposedPassword: string) =>
    world.sdk.send(new ChangePasswordCommand({ AccessToken, PreviousPassword, ProposedPassword }));

  it("replaces the password", async () => {
    const { AccessToken } = await signedIn(world, "changed");
    await change(AccessToken, PASSWORD, TEMPORARY);
    expect((await world.signIn("changed", TEMPORARY)).AuthenticationResult).toBeDefined();
    expect((await refusal(world.signIn("changed"))).message).toBe("Incorrect username or password.");
  });

  it("refuses a wrong previous and a weak new password", async () => {
    const { AccessToken } = await signedIn(world, "unchanged");
    const wrong = denied("Incorrect username or password.");
    expect(await refusal(change(AccessToken, TEMPORARY, PASSWORD))).toEqual(wrong);
    const message = "Password does not conform to policy: Password not long enough";
    expect(await refusal(change(AccessToken, PASSWORD, "short"))).toEqual({
      name: "InvalidPasswordException",
      message,
    });
  });
});

describe("a pool without Policies", () => {
  let strict: CognitoWorld;
  beforeAll(async () => {
    strict = await cognitoWorld({ pool: { Policies: undefined } });
    await strict.create("ada");
  });
  afterAll(() => strict.stop());

  it.each([
    ["Sh0rt-", "Password not long enough"],
    ["no-upper-1", "Password must have uppercase characters"],
    ["NO-LOWER-1", "Password must have lowercase characters"],
    ["No-number", "Password must have numeric characters"],
    ["NoSymbol1", "Password must have symbol characters"],
  ])("refuses %s: %s", async (password, reason) => {
    const message = `Password does not conform to policy: ${reason}`;
    expect(await refusal(strict.setPassword("ada", password))).toEqual({ name: "InvalidPasswordException", message });
  });

  it("accepts a password that satisfies the default policy, and generates one when the call gives none", async () => {
    const input = { UserPoolId: strict.UserPoolId, Username: "new", MessageAction: "SUPPRESS" } as const;
    const { User } = await strict.sdk.send(new AdminCreateUserCommand(input));
    await strict.setPassword("new", "Aa1!long");
    expect(User?.UserStatus).toBe("FORCE_CHANGE_PASSWORD");
  });
});

describe("wrong passwords", () => {
  const exceeded = denied("Password attempts exceeded");

  it("lock a user out for a second after five, then twice as long with each more", async () => {
    await world.confirmed("locked");
    for (const _ of [1, 2, 3, 4, 5]) expect(await refusal(world.signIn("locked", "wrong"))).toEqual(wrong);
    expect(await refusal(world.signIn("locked"))).toEqual(exceeded);
    await world.clock.advance(1000);
    expect(await refusal(world.signIn("locked", "wrong"))).toEqual(wrong);
    await world.clock.advance(1999);
    expect(await refusal(world.signIn("locked"))).toEqual(exceeded);
    await world.clock.advance(1);
    expect((await world.signIn("locked")).AuthenticationResult).toBeDefined();
    expect(await refusal(world.signIn("locked", "wrong"))).toEqual(wrong);
    expect((await world.signIn("locked")).AuthenticationResult).toBeDefined();
  });

  it("are forgotten when an administrator sets a password", async () => {
    await world.confirmed("helped");
    for (const _ of [1, 2, 3, 4, 5]) await refusal(world.signIn("helped", "wrong"));
    await world.setPassword("helped");
    expect((await world.signIn("helped")).AuthenticationResult).toBeDefined();
  });
});

describe("a temporary password", () => {
  const expired = denied("Temporary password has expired and must be reset by an administrator.");

  it("works as often as needed for TemporaryPasswordValidityDays, and again after it is set anew", async () => {
    await world.create("late");
    await world.clock.advance(DAY_MS - 1);
    for (const _ of [1, 2]) expect((await world.signIn("late", TEMPORARY)).ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
    await world.clock.advance(1);
    expect(await refusal(world.signIn("late", TEMPORARY))).toEqual(expired);
    await world.setPassword("late", TEMPORARY, false);
    expect((await world.signIn("late", TEMPORARY)).ChallengeName).toBe("NEW_PASSWORD_REQUIRED");
  });
});
