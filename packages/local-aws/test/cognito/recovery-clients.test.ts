import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CognitoWorld, cognitoWorld, refusal } from "./cognito-world.ts";
import { ADA, otherThan, recoveryCalls } from "./recovery-calls.ts";

const denied = (message: string) => ({ name: "NotAuthorizedException", message });
const mismatch = {
  name: "CodeMismatchException",
  message: "Invalid verification code provided, please try again.",
};

let world: CognitoWorld;
let calls: ReturnType<typeof recoveryCalls>;
beforeAll(async () => {
  world = await cognitoWorld({
    pool: { AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_email", Priority: 1 }] } },
  });
  calls = recoveryCalls(world);
  await world.confirmed("ada", ADA);
  await world.confirmed("gone", { email: "gone@example.com", email_verified: "true" });
  await world.disable("gone");
});
afterAll(() => world.stop());

describe("a client with a secret", () => {
  const setUp = () => {
    const { id: ClientId, secret = "" } = world.addClient({ GenerateSecret: true });
    const SecretHash = createHmac("sha256", secret).update(`ada${ClientId}`).digest("base64");
    return { ClientId, SecretHash };
  };

  it("resets a password with the SECRET_HASH in both calls", async () => {
    const client = setUp();
    await calls.forgot("ada", client);
    await calls.confirm("ada", calls.mailedCode(), client);
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });

  it("is refused without it, and with a wrong one, before anything else", async () => {
    const { ClientId } = setUp();
    const absent = denied(`Client ${ClientId} is configured with secret but SECRET_HASH was not received`);
    const wrong = denied(`Unable to verify secret hash for client ${ClientId}`);
    for (const name of ["ada", "nobody"]) {
      expect(await refusal(calls.forgot(name, { ClientId }))).toEqual(absent);
      expect(await refusal(calls.confirm(name, "123456", { ClientId }))).toEqual(absent);
      const SecretHash = "d3Jvbmc=";
      expect(await refusal(calls.forgot(name, { ClientId, SecretHash }))).toEqual(wrong);
      expect(await refusal(calls.confirm(name, "123456", { ClientId, SecretHash }))).toEqual(wrong);
    }
  });
});

describe("a client that does not hide user existence", () => {
  it("gets an error for a name that no user has", async () => {
    const error = { name: "UserNotFoundException", message: "Username/client id combination not found." };
    expect(await refusal(calls.forgot("nobody"))).toEqual(error);
    expect(await refusal(calls.confirm("nobody", "123456"))).toEqual(error);
  });
});

describe("a client that hides user existence", () => {
  const hiding = () => ({ ClientId: world.addClient({ PreventUserExistenceErrors: "ENABLED" }).id });

  it.each(["nobody", "gone"])(
    "gets for %s an answer like any other, always the same, and nothing is sent",
    async (name) => {
      const client = hiding();
      const sent = world.mails.length;
      const first = await calls.forgot(name, client);
      expect(first.CodeDeliveryDetails).toEqual({
        Destination: expect.stringMatching(/^[a-z]\*\*\*@[a-z]\*\*\*$/),
        DeliveryMedium: "EMAIL",
        AttributeName: "email",
      });
      expect((await calls.forgot(name, client)).CodeDeliveryDetails).toEqual(first.CodeDeliveryDetails);
      expect(await refusal(calls.confirm(name, "123456", client))).toEqual(mismatch);
      expect(world.mails).toHaveLength(sent);
    },
  );

  it("gets the masked form of an address that no user has", async () => {
    const { CodeDeliveryDetails } = await calls.forgot("zoe@home.example", hiding());
    expect(CodeDeliveryDetails?.Destination).toBe("z***@h***");
  });

  it("is limited in requests and wrong codes for such names, too", async () => {
    const client = hiding();
    for (const _ of [1, 2, 3, 4, 5]) await calls.forgot("counted", client);
    expect((await refusal(calls.forgot("counted", client))).name).toBe("LimitExceededException");
    for (const _ of Array.from({ length: 10 }))
      expect(await refusal(calls.confirm("counted", "123456", client))).toEqual(mismatch);
    expect((await refusal(calls.confirm("counted", "123456", client))).name).toBe("LimitExceededException");
  });

  it("makes the pool mail a user who exists", async () => {
    const client = hiding();
    await calls.forgot("ada", client);
    const code = calls.mailedCode();
    expect(await refusal(calls.confirm("ada", otherThan(code), client))).toEqual(mismatch);
    await calls.confirm("ada", code, client);
    expect((await world.get("ada")).UserStatus).toBe("CONFIRMED");
  });
});

describe("SMS as the first way to recover", () => {
  it("is in the answer for a name that no user has", async () => {
    const texting = await cognitoWorld();
    const { id: ClientId } = texting.addClient({ PreventUserExistenceErrors: "ENABLED" });
    const { CodeDeliveryDetails } = await recoveryCalls(texting).forgot("nobody", { ClientId });
    await texting.stop();
    expect(CodeDeliveryDetails).toEqual({
      Destination: expect.stringMatching(/^\+\*{7}\d{4}$/),
      DeliveryMedium: "SMS",
      AttributeName: "phone_number",
    });
  });
});
