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
import { advanceToCodeWaiting, change, post, recordOf } from "./link-case.ts";

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

/** An administrator writes an address into the account, past the run. */
async function correct(email: string): Promise<void> {
  const target = { UserPoolId: testbed.userPoolId, Username: onboarding.employeeId };
  const UserAttributes = [{ Name: "email", Value: email }];
  await testbed.clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...target, UserAttributes }));
}

describe("a link, once the account has another address", () => {
  it("is gone, takes no password, and asks for no other link", async () => {
    await advanceToWaiting(onboarding);
    await correct("new@example.com");
    await testbed.clock.advance(300_000);
    const before = await recordOf(onboarding);
    for (const route of ["open", "status"]) expect(await post(onboarding, route)).toMatchObject(gone("replaced"));
    expect(await post(onboarding, "password", { newPassword: onboarding.password })).toMatchObject(refused);
    expect(await post(onboarding, "resend")).toMatchObject({ status: 202 });
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("is gone and takes no code", async () => {
    await advanceToCodeWaiting(onboarding);
    await correct("new@example.com");
    const before = await recordOf(onboarding);
    expect(await post(onboarding, "open")).toMatchObject(gone("replaced"));
    expect(await post(onboarding, "code", { code: "12345678" })).toMatchObject(refused);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("is gone also when it is too old", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(DAY_MS);
    expect(await post(onboarding, "open")).toMatchObject({ body: { state: "expired" } });
    await correct("new@example.com");
    expect(await post(onboarding, "open")).toMatchObject(gone("replaced"));
  });

  it("tells nothing of a person who is done", async () => {
    await advanceToSubmitted(onboarding);
    await finish(onboarding);
    expect(await post(onboarding, "open")).toMatchObject({ body: { state: "activated", firstName: "Ada" } });
    await correct("new@example.com");
    const { body } = await post(onboarding, "open");
    expect(body).toMatchObject({ state: "activated" });
    expect(JSON.stringify(body)).not.toMatch(/Ada|n\*\*\*@/);
  });

  it("works again when the address is put right", async () => {
    await advanceToWaiting(onboarding);
    await correct("new@example.com");
    await correct(onboarding.email.toUpperCase());
    expect(await post(onboarding, "open")).toMatchObject({ body: { state: "ready" } });
    expect(await post(onboarding, "password", { newPassword: onboarding.password })).toMatchObject({ status: 202 });
  });

  it("works on when it was mailed before links knew their address", async () => {
    await advanceToWaiting(onboarding);
    const { links } = await recordOf(onboarding);
    await change(onboarding, { set: { links: links.map(({ emailHash: _, ...link }) => link) } });
    await correct("new@example.com");
    expect(await post(onboarding, "open")).toMatchObject({ body: { state: "ready" } });
  });
});

it("a link of a deleted user is closed", async () => {
  await advanceToWaiting(onboarding);
  const { userPoolId: UserPoolId, clients } = testbed;
  await clients.cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: onboarding.employeeId }));
  expect(await post(onboarding, "open")).toMatchObject(gone("closed"));
  expect(await post(onboarding, "password", { newPassword: onboarding.password })).toMatchObject(refused);
});

it("keeps no address on the record, and of two mails nothing that is alike", async () => {
  await advanceToInvited(onboarding);
  await sendLink(onboarding, 2);
  const record = await recordOf(onboarding);
  expect(JSON.stringify(record)).not.toContain("@");
  const hashes = record.links.map(({ emailHash }) => emailHash);
  expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(new Set(hashes).size).toBe(2);
});
