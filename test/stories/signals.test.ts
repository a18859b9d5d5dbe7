import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const MINUTE = 60_000;
const DAY = 86_400_000;

describe("HR cancels the hire", () => {
  it("ends as Cancelled: the user is disabled, the links are dead, no further mail is sent", async () => {
    const { employeeId, email, link } = await invite(platform, { employeeId: "CANCEL" });
    await hrAt(platform).emit("EmployeeHireCancelled", { employeeId, reason: "changed her mind" });
    expect(await operationsAt(platform).endOf("hire-CANCEL")).toBe("Cancelled");
    expect(await userAt(platform, employeeId)).toMatchObject({ Enabled: false });
    const person = personAt(platform, link);
    expect(await person.open()).toMatchObject({ state: "gone", reason: "closed" });
    expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(409);
    await platform.services.clock.advance(20 * DAY);
    expect(sentBy(platform).mailsTo(email)).toHaveLength(1);
    const events = sentBy(platform).events("OnboardingCancelled", employeeId);
    expect(events.map(({ detail }) => detail)).toEqual([
      { id: "hire-CANCEL:cancelled", onboardingId: "hire-CANCEL", employeeId, cancelledAt: expect.any(String) },
    ]);
  });

  it("lets the same person be hired again, as the next generation", async () => {
    const { employeeId, email } = await invite(platform, { employeeId: "REHIRED" });
    await hrAt(platform).emit("EmployeeHireCancelled", { employeeId });
    expect(await operationsAt(platform).endOf("hire-REHIRED")).toBe("Cancelled");
    await hrAt(platform).hire({ employeeId });
    const link = await sentBy(platform).linkMailedTo(email, 2);
    expect(link).toMatch(/^hire-REHIRED-2\./);
    await personAt(platform, link).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("hire-REHIRED-2")).toBe("Activated");
    expect(await userAt(platform, employeeId)).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED" });
  });
});

describe("HR corrects the address", () => {
  it("invalidates the old links and mails only the new address, which becomes the alias", async () => {
    const { employeeId, email, link } = await invite(platform, { employeeId: "MOVED" });
    const address = "moved.to@example.com";
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: address });
    const newLink = await sentBy(platform).linkMailedTo(address);
    expect(await personAt(platform, link).open()).toMatchObject({ state: "gone", reason: "replaced" });
    await platform.services.clock.advance(1.5 * DAY);
    expect(sentBy(platform).mailsTo(email)).toHaveLength(1);
    const reminder = await sentBy(platform).linkMailedTo(address, 2);
    expect(await personAt(platform, newLink).open()).toMatchObject({ state: "gone" });
    await personAt(platform, reminder).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("hire-MOVED")).toBe("Activated");
    expect(await userAt(platform, address)).toMatchObject({
      Username: employeeId,
      email: address,
      email_verified: "true",
    });
    await expect(userAt(platform, email)).rejects.toMatchObject({ name: "UserNotFoundException" });
  });

  it("continues to wait and informs HR when the new address signs in another account, and mails nobody", async () => {
    const owner = await invite(platform, { employeeId: "OWNER" });
    const { employeeId, email, link } = await invite(platform, { employeeId: "CLASH" });
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: owner.email });
    const { detail } = await sentBy(platform).event("InvitationBounced", employeeId);
    expect(detail).toMatchObject({ onboardingId: "hire-CLASH", round: 2, reason: "address-in-use" });
    await operationsAt(platform).waitForState("hire-CLASH", "Wait for the user");
    await platform.services.activity.idle();
    expect((await personAt(platform, link).submitPassword(GOOD_PASSWORD)).status).toBe(409);
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: "clash.right@example.com" });
    await personAt(platform, await sentBy(platform).linkMailedTo("clash.right@example.com")).submitPassword(
      GOOD_PASSWORD,
    );
    expect(await operationsAt(platform).endOf("hire-CLASH")).toBe("Activated");
    expect(sentBy(platform).mailsTo(owner.email)).toHaveLength(1);
    expect(sentBy(platform).mailsTo(email)).toHaveLength(1);
  });
});

it("asks HR for another address when the first one is in use, and continues with the corrected one", async () => {
  const owner = await invite(platform, { employeeId: "FIRST" });
  await hrAt(platform).hire({ employeeId: "SECOND", email: owner.email });
  const { detail } = await sentBy(platform).event("InvitationBounced", "SECOND");
  expect(detail).toMatchObject({ onboardingId: "hire-SECOND", round: 1, reason: "address-in-use" });
  const email = "second.right@example.com";
  await hrAt(platform).emit("EmployeeEmailChanged", { employeeId: "SECOND", email });
  await personAt(platform, await sentBy(platform).linkMailedTo(email)).submitPassword(GOOD_PASSWORD);
  expect(await operationsAt(platform).endOf("hire-SECOND")).toBe("Activated");
  expect(sentBy(platform).mailsTo(owner.email)).toHaveLength(1);
});

describe("a fresh link", () => {
  it("is mailed when HR requests it, and replaces the old one", async () => {
    const { employeeId, email, link } = await invite(platform, { employeeId: "AGAIN" });
    await hrAt(platform).emit("InvitationResendRequested", { employeeId });
    const fresh = await sentBy(platform).linkMailedTo(email, 2);
    expect(await personAt(platform, link).open()).toMatchObject({ state: "gone", reason: "replaced" });
    expect((await personAt(platform, fresh).open()).state).toBe("ready");
  });

  it("is mailed when the page requests it, to the same address, at most every five minutes", async () => {
    const { employeeId, email, link } = await invite(platform, { employeeId: "PAGE" });
    const person = personAt(platform, link);
    await operationsAt(platform).waitForState("hire-PAGE", "Wait for the user");
    const tooEarly = await person.requestResend();
    await platform.services.clock.advance(6 * MINUTE);
    const accepted = await person.requestResend();
    await sentBy(platform).linkMailedTo(email, 2);
    const replaced = await person.requestResend();
    const unknown = await personAt(platform, `hire-NOBODY.${"a".repeat(43)}`).requestResend();
    const answers = [tooEarly, accepted, replaced, unknown];
    const bodies = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text()]));
    expect(new Set(bodies.map(String))).toEqual(new Set(['202,{"state":"requested"}']));
    await platform.services.activity.idle();
    expect(sentBy(platform).mailsTo(email)).toHaveLength(2);
    expect(sentBy(platform).events("InvitationSent", employeeId)).toHaveLength(2);
  });

  it("is mailed for an expired link too", async () => {
    const { email, link } = await invite(platform, { employeeId: "STALE" });
    await platform.services.clock.advance(1.2 * DAY);
    const reminder = await sentBy(platform).linkMailedTo(email, 2);
    await platform.services.clock.advance(1.1 * DAY);
    const person = personAt(platform, reminder);
    expect((await person.open()).state).toBe("expired");
    await personAt(platform, link).requestResend();
    await person.requestResend();
    const fresh = await sentBy(platform).linkMailedTo(email, 3);
    expect((await personAt(platform, fresh).open()).state).toBe("ready");
  });
});

describe("an undelivered mail", () => {
  it.each([
    ["bounce", "BOUNCE"],
    ["complaint", "COMPLAINT"],
  ])(
    "(%s) is reported to HR; the execution continues to wait, and the corrected address gets the link",
    async (reason, employeeId) => {
      await hrAt(platform).hire({ employeeId, email: `${reason}@simulator.amazonses.com` });
      const { detail } = await sentBy(platform).event("InvitationBounced", employeeId);
      expect(detail).toMatchObject({ onboardingId: `hire-${employeeId}`, round: 1, reason });
      const email = `${reason}.corrected@example.com`;
      await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email });
      await personAt(platform, await sentBy(platform).linkMailedTo(email)).submitPassword(GOOD_PASSWORD);
      expect(await operationsAt(platform).endOf(`hire-${employeeId}`)).toBe("Activated");
      expect(sentBy(platform).events("InvitationBounced", employeeId)).toHaveLength(1);
    },
  );
});

describe("a signal", () => {
  beforeAll(async () => {
    const { link } = await invite(platform, { employeeId: "ENDED" });
    await personAt(platform, link).submitPassword(GOOD_PASSWORD);
    await operationsAt(platform).endOf("hire-ENDED");
  });

  it.each([
    ["EmployeeHireCancelled", {}],
    ["EmployeeEmailChanged", { email: "nobody@example.com" }],
    ["InvitationResendRequested", {}],
  ])("%s is dropped for an unknown person, and for a person whose onboarding has ended", async (type, more) => {
    await hrAt(platform).emit(type, { employeeId: "UNKNOWN", ...more });
    await hrAt(platform).emit(type, { employeeId: "ENDED", ...more });
    await platform.services.activity.idle();
    expect(await userAt(platform, "ENDED")).toMatchObject({ Enabled: true, email: "ended@example.com" });
    expect(sentBy(platform).mailsTo("ended@example.com")).toHaveLength(1);
    expect(sentBy(platform).events("OnboardingRejected", "UNKNOWN")).toEqual([]);
    expect(sentBy(platform).mailsTo("nobody@example.com")).toEqual([]);
    const { userPoolId: UserPoolId } = platform.outputs;
    const unknown = platform.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "UNKNOWN" }));
    await expect(unknown).rejects.toMatchObject({ name: "UserNotFoundException" });
  });

  it("is answered by OnboardingRejected when it does not parse", async () => {
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId: "UNPARSED", email: "no address" });
    const { detail } = await sentBy(platform).event("OnboardingRejected", "UNPARSED");
    expect(detail).toMatchObject({ reasons: [expect.stringMatching(/^email: /)] });
  });
});
