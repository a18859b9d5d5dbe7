import { SetUserPoolMfaConfigCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FinalFault } from "../../../../tasks/lib/faults/faults.ts";
import { createCheckUserPool } from "../../../../tasks/steps/create-suppressed-user/check-user-pool.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

type Settings = Readonly<Record<string, unknown>>;

const goodPool: Settings = {
  AliasAttributes: ["email"],
  Schema: [{ Name: "email", Required: true, Mutable: true }],
  UsernameConfiguration: { CaseSensitive: false },
};
const goodClient: Settings = {
  ExplicitAuthFlows: ["ALLOW_ADMIN_USER_PASSWORD_AUTH"],
  PreventUserExistenceErrors: "ENABLED",
};

function imported(pool: Settings = goodPool, client: Settings = goodClient) {
  const { cognito } = testbed.services;
  const { id: userPoolId } = cognito.createUserPool(pool);
  return { userPoolId, appClientId: cognito.createUserPoolClient({ UserPoolId: userPoolId, ...client }).id };
}

function createCheck(ids: ReturnType<typeof imported>) {
  const reported: string[] = [];
  const { cognito } = testbed.clients;
  return { reported, check: createCheckUserPool({ cognito, ...ids, onReady: (names) => reported.push(names) }) };
}

async function refusalOf(ids: ReturnType<typeof imported>): Promise<string> {
  const { check, reported } = createCheck(ids);
  const fault = await check().then(
    () => expect.unreachable("the pool was accepted"),
    (error: unknown) => error,
  );
  expect(reported).toEqual([]);
  expect(fault).toBeInstanceOf(FinalFault);
  expect(fault).toMatchObject({ name: "UserPoolNotReady" });
  return fault instanceof Error ? fault.message : "";
}

const emailCodes: Settings = {
  ...goodPool,
  MfaConfiguration: "OPTIONAL",
  EnabledMfas: ["EMAIL_OTP", "SOFTWARE_TOKEN_MFA"],
  EmailConfiguration: { EmailSendingAccount: "DEVELOPER", From: "it@example.com" },
};

function recoveryBy(...names: string[]) {
  return { RecoveryMechanisms: names.map((Name, index) => ({ Name, Priority: index + 1 })) };
}

describe("a pool that is ready", () => {
  it.each([
    [{ CaseSensitive: false }, "CaseInsensitive"],
    [{ CaseSensitive: true }, "CaseSensitive"],
  ])("is accepted with user names %j, which it reports once", async (UsernameConfiguration, names) => {
    const { check, reported } = createCheck(imported({ ...goodPool, UsernameConfiguration }));
    await check();
    await check();
    expect(reported).toEqual([names]);
  });

  it("is accepted with codes by e-mail when only administrators reset passwords", async () => {
    const { check, reported } = createCheck(
      imported({ ...emailCodes, AccountRecoverySetting: recoveryBy("admin_only") }),
    );
    await check();
    expect(reported).toEqual(["CaseInsensitive"]);
  });
});

describe("a pool that is not ready", () => {
  const emailBeforePhone = recoveryBy("verified_email", "verified_phone_number");
  it.each([
    ["AliasAttributes email", { ...goodPool, AliasAttributes: [] }, goodClient],
    ["without UsernameAttributes", { ...goodPool, AliasAttributes: [], UsernameAttributes: ["email"] }, goodClient],
    ["none but email, given_name", { ...goodPool, Schema: [{ Name: "birthdate", Required: true }] }, goodClient],
    ["admin_only", { ...emailCodes, AccountRecoverySetting: emailBeforePhone }, goodClient],
    ["ALLOW_ADMIN_USER_PASSWORD_AUTH", goodPool, { ...goodClient, ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] }],
    ["PreventUserExistenceErrors", goodPool, { ...goodClient, PreventUserExistenceErrors: "LEGACY" }],
  ])("is refused, and the fault names what to set: %s", async (whatToSet, pool, client) => {
    expect(await refusalOf(imported(pool, client))).toContain(whatToSet);
  });

  it("is refused with everything that is missing at once", async () => {
    const message = await refusalOf(imported({}, { ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] }));
    expect(message.split("; ")).toHaveLength(3);
  });

  it("is accepted once its owner has set what was missing", async () => {
    const ids = imported({
      ...emailCodes,
      AccountRecoverySetting: recoveryBy("verified_email", "verified_phone_number"),
    });
    const { check, reported } = createCheck(ids);
    await expect(check()).rejects.toMatchObject({ name: "UserPoolNotReady" });
    const withoutMfa = new SetUserPoolMfaConfigCommand({ UserPoolId: ids.userPoolId, MfaConfiguration: "OFF" });
    await testbed.clients.cognito.send(withoutMfa);
    await check();
    expect(reported).toEqual(["CaseInsensitive"]);
  });

  it("is refused by name when the pool or the client does not exist", async () => {
    const { userPoolId } = imported();
    expect(await refusalOf({ userPoolId, appClientId: "nobody" })).toContain("has no client nobody");
    expect(await refusalOf({ userPoolId: "eu-west-1_nowhere", appClientId: "nobody" })).toContain("eu-west-1_nowhere");
  });
});
