import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, PASSWORD, refusal } from "./cognito-world.ts";
import { NEW_PASSWORD, otherThan, recoveryCalls } from "./recovery-calls.ts";

const HOUR_MS = 60 * 60_000;
const mismatch = {
  name: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};
const expired = { name: "ExpiredCodeException", message: "Invalid code provided, please request a code again." };
const exceeded = { name: "LimitExceededException", message: "Attempt limit exceeded, please try after some time." };

let world: CognitoWorld;
let calls: ReturnType<typeof recoveryCalls>;
beforeAll(async () => {
  world = await cognitoWorld();
  calls = recoveryCalls(world);
});
afterAll(() => world.stop());

const person = (name: string) => ({ email: `${name}@example.com`, email_verified: "true" });
const statusOf = async (name: string) => (await world.get(name)).UserStatus;

describe("a code", () => {
  it("is still valid after a wrong one", async () => {
    await world.confirmed("wrong", person("wrong"));
    await calls.forgot("wrong");
    const code = calls.mailedCode();
    expect(await refusal(calls.confirm("wrong", otherThan(code)))).toEqual(mismatch);
    await calls.confirm("wrong", code);
    expect((await world.signIn("wrong", NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  });

  it("is valid once, and only after a request", async () => {
    await world.confirmed("once", person("once"));
    expect(await refusal(calls.confirm("once", "123456"))).toEqual(expired);
    await calls.forgot("once");
    const code = calls.mailedCode();
    await calls.confirm("once", code);
    expect(await refusal(calls.confirm("once", code))).toEqual(expired);
  });

  it("is valid for an hour", async () => {
    await world.confirmed("late", person("late"));
    await calls.forgot("late");
    await world.clock.advance(HOUR_MS - 1);
    expect(await refusal(calls.confirm("late", otherThan(calls.mailedCode())))).toEqual(mismatch);
    await world.clock.advance(1);
    expect(await refusal(calls.confirm("late", calls.mailedCode()))).toEqual(expired);
  });

  it("is not valid any more when the next one is sent", async () => {
    await world.confirmed("next", person("next"));
    await calls.forgot("next");
    const first = calls.mailedCode();
    do await calls.forgot("next");
    while (calls.mailedCode() === first);
    expect(await refusal(calls.confirm("next", first))).toEqual(mismatch);
    await calls.confirm("next", calls.mailedCode());
  });

  it("is still valid after a password that the policy refuses", async () => {
    await world.confirmed("policy", person("policy"));
    await calls.forgot("policy");
    const code = calls.mailedCode();
    expect(await refusal(calls.confirm("policy", code, { Password: "short" }))).toEqual({
      name: "InvalidPasswordException",
      message: "Password does not conform to policy: Password not long enough",
    });
    await calls.confirm("policy", code, { Password: PASSWORD });
    expect(await statusOf("policy")).toBe("CONFIRMED");
  });
});

describe("within an hour", () => {
  it("five codes are sent to a user, and no more", async () => {
    await world.confirmed("often", person("often"));
    for (const _ of [1, 2, 3, 4, 5]) await calls.forgot("often");
    expect(await refusal(calls.forgot("often"))).toEqual(exceeded);
    await calls.confirm("often", calls.mailedCode());
    await world.clock.advance(HOUR_MS);
    expect((await calls.forgot("often")).CodeDeliveryDetails).toBeDefined();
  });

  it("ten wrong codes are accepted from a user, and after them not even the right one", async () => {
    await world.confirmed("guessing", person("guessing"));
    await calls.forgot("guessing");
    const code = calls.mailedCode();
    for (const _ of Array.from({ length: 10 }))
      expect(await refusal(calls.confirm("guessing", otherThan(code)))).toEqual(mismatch);
    expect(await refusal(calls.confirm("guessing", code))).toEqual(exceeded);
    await world.clock.advance(HOUR_MS);
    await calls.forgot("guessing");
    await calls.confirm("guessing", calls.mailedCode());
  });
});
