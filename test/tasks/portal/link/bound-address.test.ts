import { AdminDeleteUserCommand, AdminUpdateUserAttributesCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  advanceToInvited,
  advanceToSubmitted,
  advanceToWaiting,
  finish,
  newCase,
  type OnboardingCase,
  sendLink,
} from "../../../support/onboarding-case.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { advanceToCodeWaiting, changeRecord, postLink, recordOf } from "./link-case.ts";

const DAY_MS = 86_400_000;
const gone = (reason: string) => ({ status: 200, body: { state: "gone", reason } });
const refused = { status: 409, body: { state: "gone" } };

let testbed: Testbed;
let onboarding: OnboardingCase;
beforeAll(async () => {
  testbed = await startTestbed();
});
beforeEach(() => {
  onboarding = newCase(testbed);
});
afterAll(() => testbed.stop());

/** Changes the address of the account as an administrator does, without the workflow. */
async function setAddress(email: string): Promise<void> {
  const target = { UserPoolId: testbed.userPoolId, Username: onboarding.employeeId };
  const UserAttributes = [{ Name: "email", Value: email }];
  await testbed.clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...target, UserAttributes }));
}

describe("a link, after the address of the account was changed", () => {
  it("is gone, accepts no password, and requests no other link", async () => {
    await advanceToWaiting(onboarding);
    await setAddress("new@example.com");
    await testbed.clock.advance(300_000);
    const before = await recordOf(onboarding);
    for (const route of ["open", "status"]) expect(await postLink(onboarding, route)).toMatchObject(gone("replaced"));
    expect(await postLink(onboarding, "password", { newPassword: onboarding.password })).toMatchObject(refused);
    expect(await postLink(onboarding, "resend")).toMatchObject({ status: 202 });
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("is gone and accepts no code", async () => {
    await advanceToCodeWaiting(onboarding);
    await setAddress("new@example.com");
    const before = await recordOf(onboarding);
    expect(await postLink(onboarding, "open")).toMatchObject(gone("replaced"));
    expect(await postLink(onboarding, "code", { code: "12345678" })).toMatchObject(refused);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("is gone also after it has expired", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(DAY_MS);
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "expired" } });
    await setAddress("new@example.com");
    expect(await postLink(onboarding, "open")).toMatchObject(gone("replaced"));
  });

  it("reveals nothing about an activated person", async () => {
    await advanceToSubmitted(onboarding);
    await finish(onboarding);
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "activated", firstName: "Ada" } });
    await setAddress("new@example.com");
    const { body } = await postLink(onboarding, "open");
    expect(body).toMatchObject({ state: "activated" });
    expect(JSON.stringify(body)).not.toMatch(/Ada|n\*\*\*@/);
  });

  it("works again when the address is changed back", async () => {
    await advanceToWaiting(onboarding);
    await setAddress("new@example.com");
    await setAddress(onboarding.email.toUpperCase());
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "ready" } });
    expect(await postLink(onboarding, "password", { newPassword: onboarding.password })).toMatchObject({ status: 202 });
  });

  it("still works when it was mailed before links stored a hash of the address", async () => {
    await advanceToWaiting(onboarding);
    const { links } = await recordOf(onboarding);
    await changeRecord(onboarding, { set: { links: links.map(({ emailHash: _, ...link }) => link) } });
    await setAddress("new@example.com");
    expect(await postLink(onboarding, "open")).toMatchObject({ body: { state: "ready" } });
  });
});

it("is closed when the user was deleted", async () => {
  await advanceToWaiting(onboarding);
  const { userPoolId: UserPoolId, clients } = testbed;
  await clients.cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: onboarding.employeeId }));
  expect(await postLink(onboarding, "open")).toMatchObject(gone("closed"));
  expect(await postLink(onboarding, "password", { newPassword: onboarding.password })).toMatchObject(refused);
});

it("stores no address on the record, and different hashes for two mails", async () => {
  await advanceToInvited(onboarding);
  await sendLink(onboarding, 2);
  const record = await recordOf(onboarding);
  expect(JSON.stringify(record)).not.toContain("@");
  const hashes = record.links.map(({ emailHash }) => emailHash);
  expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(new Set(hashes).size).toBe(2);
});
