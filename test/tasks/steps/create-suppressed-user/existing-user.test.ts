import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../../tasks/lib/faults/as-fault.ts";
import { FinalFault } from "../../../../tasks/lib/faults/faults.ts";
import { createTasks, type Tasks } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
let tasks: Tasks;
beforeAll(async () => {
  testbed = await startTestbed();
  tasks = createTasks(testbed);
});
afterAll(() => testbed.stop());

interface Changes {
  readonly email?: string;
  readonly generation?: number;
}

function create(employeeId: string, { email = addressOf(employeeId), generation = 1 }: Changes = {}) {
  const onboardingId = `hire-${employeeId}`;
  const names = { givenName: "Ada", familyName: "Lovelace", locale: "en" };
  return tasks.createSuppressedUser({ onboardingId, employeeId, generation, email, ...names });
}

const addressOf = (employeeId: string) => `${employeeId.toLowerCase()}@example.com`;
const target = (Username: string) => ({ UserPoolId: testbed.userPoolId, Username });
const read = (employeeId: string) => testbed.clients.cognito.send(new AdminGetUserCommand(target(employeeId)));

async function disable(employeeId: string): Promise<void> {
  await testbed.clients.cognito.send(new AdminDisableUserCommand(target(employeeId)));
}

async function setPermanentPassword(employeeId: string): Promise<void> {
  const password = { Password: "a-quiet-walk-at-dawn", Permanent: true };
  await testbed.clients.cognito.send(new AdminSetUserPasswordCommand({ ...target(employeeId), ...password }));
}

async function setVerifiedAddress(employeeId: string, email: string): Promise<void> {
  const UserAttributes = [
    { Name: "email", Value: email },
    { Name: "email_verified", Value: "true" },
  ];
  await testbed.clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...target(employeeId), UserAttributes }));
}

/** Expects a final error without personal data. */
async function expectRefusal(employeeId: string, changes: Changes = {}): Promise<void> {
  const fault = await create(employeeId, changes).then(
    () => expect.unreachable("the user was reused"),
    (error: unknown) => asFault(error),
  );
  expect(fault).toBeInstanceOf(FinalFault);
  expect(fault.name).toBe("UserBelongsToAnotherPerson");
  expect(`${fault.message} ${fault.stack}`).not.toMatch(/@example\.com|Lovelace/);
}

describe("a new user", () => {
  it("has the attributes that HR sent and an unverified address, and gets no mail from Cognito", async () => {
    const { sub } = await create("N1");
    const user = await read("N1");
    expect(user).toMatchObject({ Username: "N1", Enabled: true, UserStatus: "FORCE_CHANGE_PASSWORD" });
    expect(user.UserAttributes).toEqual(
      expect.arrayContaining([
        { Name: "sub", Value: sub },
        { Name: "email", Value: "n1@example.com" },
        { Name: "given_name", Value: "Ada" },
        { Name: "family_name", Value: "Lovelace" },
        { Name: "locale", Value: "en" },
      ]),
    );
    expect(user.UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" });
    expect(testbed.services.ses.mailbox()).toEqual([]);
  });
});

describe("a user of the same name without a password", () => {
  it.each([
    ["the same address", "s1@example.com"],
    ["the same address in capitals", "S1@EXAMPLE.COM"],
  ])("is reused with %s, and keeps its sub", async (_, email) => {
    const first = await create("S1");
    expect(await create("S1", { email })).toEqual(first);
  });

  it("is reused when the id differs only in case", async () => {
    const first = await create("c1");
    expect(await create("C1")).toEqual(first);
  });

  it("is refused as another person's with another address, and stays as it is", async () => {
    await create("S2");
    const before = await read("S2");
    await expectRefusal("S2", { email: "eve@example.com" });
    expect(await read("S2")).toMatchObject({ UserAttributes: before.UserAttributes ?? [], Enabled: true });
  });

  it.each([
    ["the same address", "G1", "g1@example.com"],
    ["another address", "G2", "moved@example.com"],
  ])("is enabled for a later generation with %s, and keeps its sub", async (_, employeeId, email) => {
    const first = await create(employeeId);
    await disable(employeeId);
    expect(await create(employeeId, { generation: 2, email })).toEqual(first);
    expect(await read(employeeId)).toMatchObject({ Enabled: true, UserStatus: "FORCE_CHANGE_PASSWORD" });
  });
});

describe("a user who has a password", () => {
  it.each([
    ["with the same address", "P1", {}],
    ["with another address", "P2", { email: "eve2@example.com" }],
    ["in a later generation", "P3", { generation: 2 }],
  ])("is never reused %s", async (_, employeeId, changes) => {
    await create(employeeId);
    await setPermanentPassword(employeeId);
    await expectRefusal(employeeId, changes);
    expect(await read(employeeId)).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED" });
  });

  it("is not enabled again", async () => {
    await create("P4");
    await setPermanentPassword("P4");
    await disable("P4");
    await expectRefusal("P4", { generation: 2 });
    expect(await read("P4")).toMatchObject({ Enabled: false, UserStatus: "CONFIRMED" });
  });
});

describe("an address that signs another user in", () => {
  it("stays with its owner: the new user has it unverified, and verify-email-attribute refuses it", async () => {
    await testbed.clients.cognito.send(new AdminCreateUserCommand({ ...target("OWNER"), MessageAction: "SUPPRESS" }));
    await setVerifiedAddress("OWNER", "owner@example.com");
    await create("A1", { email: "owner@example.com" });
    expect((await read("owner@example.com")).Username).toBe("OWNER");
    expect((await read("A1")).UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" });
  });
});
