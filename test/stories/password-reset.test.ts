import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LinkView } from "../../contracts/portal-api.ts";
import { addressOf, administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const DAY = 86_400_000;
const NEW_PASSWORD = "another-walk-at-dusk";
const incorrect = { name: "NotAuthorizedException", message: "Incorrect username or password." };

const createActive = (username: string) => administratorAt(platform).createActive(username, GOOD_PASSWORD);
const signIn = (username: string, password: string) => frontEndAt(platform).signIn(username, password);
const completionsOf = (employeeId: string) => sentBy(platform).events("PasswordResetCompleted", employeeId);

/** Requests a reset by link; returns the person with the mailed link. */
async function requestReset(employeeId: string, count = 1) {
  await hrAt(platform).emit("PasswordResetRequested", { employeeId, method: "link" });
  return personAt(platform, await sentBy(platform).linkMailedTo(addressOf(employeeId), count));
}

describe("a reset by link of an active user", () => {
  let refresh: Promise<unknown>;
  let opened: LinkView;
  let signInBefore: Awaited<ReturnType<typeof signIn>>;
  let submitted: Response;
  beforeAll(async () => {
    const employeeId = await createActive("ACTIVE");
    const { AuthenticationResult } = await signIn(employeeId, GOOD_PASSWORD);
    const person = await requestReset(employeeId);
    refresh = frontEndAt(platform).refresh(AuthenticationResult?.RefreshToken ?? "");
    await refresh.catch(() => undefined);
    opened = await person.open();
    signInBefore = await signIn(employeeId, GOOD_PASSWORD);
    submitted = await person.submitPassword(NEW_PASSWORD);
    await person.waitFor("activated");
    await operationsAt(platform).endOf("reset-ACTIVE");
  });

  it("signs an active user out everywhere and lets them choose a new password by a mailed link", async () => {
    await expect(refresh).rejects.toMatchObject({ name: "NotAuthorizedException" });
    expect(opened).toMatchObject({ state: "ready", purpose: "password-reset", maskedAddress: "a***@e***" });
    expect(signInBefore.AuthenticationResult).toBeDefined();
    expect(submitted.status).toBe(202);
    expect(await operationsAt(platform).endOf("reset-ACTIVE")).toBe("Completed");
    expect((await signIn("ACTIVE", NEW_PASSWORD)).AuthenticationResult).toBeDefined();
    await expect(signIn("ACTIVE", GOOD_PASSWORD)).rejects.toMatchObject(incorrect);
  });

  it("publishes PasswordResetCompleted once, and no UserActivated", async () => {
    const [completed, ...more] = completionsOf("ACTIVE");
    expect(more).toEqual([]);
    expect(completed?.detail).toEqual({
      id: "reset-ACTIVE:completed",
      onboardingId: "reset-ACTIVE",
      employeeId: "ACTIVE",
      username: "ACTIVE",
      sub: expect.any(String),
      completedAt: expect.any(String),
    });
    expect(await userAt(platform, "ACTIVE")).toMatchObject({ sub: completed?.detail["sub"] });
    expect(sentBy(platform).events("UserActivated", "ACTIVE")).toEqual([]);
  });

  it("passes through the states that it shares with the onboarding", async () => {
    expect(await operationsAt(platform).statesOf("reset-ACTIVE")).toEqual([
      "Sign out everywhere",
      "Verify email attribute",
      "Link or code?",
      "Send link",
      "Wait for the user",
      "Finish password challenge",
      "Password accepted?",
      "End other sessions",
      "Emit PasswordResetCompleted",
      "Completed",
    ]);
  });
});

it("ends the sessions that were started with the old password, once the new one is chosen", async () => {
  const employeeId = await createActive("INTRUDED");
  const person = await requestReset(employeeId);
  const { AuthenticationResult } = await signIn(employeeId, GOOD_PASSWORD);
  const refresh = () => frontEndAt(platform).refresh(AuthenticationResult?.RefreshToken ?? "");
  expect((await refresh()).AuthenticationResult?.AccessToken).toBeDefined();
  await person.submitPassword(NEW_PASSWORD);
  expect(await operationsAt(platform).endOf("reset-INTRUDED")).toBe("Completed");
  await expect(refresh()).rejects.toMatchObject({ name: "NotAuthorizedException" });
  expect((await signIn(employeeId, NEW_PASSWORD)).AuthenticationResult).toBeDefined();
});

describe("rescues a person", () => {
  const completesReset = async (employeeId: string) => {
    const person = await requestReset(employeeId);
    await person.submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf(`reset-${employeeId}`)).toBe("Completed");
    expect((await signIn(addressOf(employeeId), NEW_PASSWORD)).AuthenticationResult).toBeDefined();
    expect(await userAt(platform, employeeId)).toMatchObject({ UserStatus: "CONFIRMED", email_verified: "true" });
    expect(completionsOf(employeeId)).toHaveLength(1);
  };

  it("whose temporary password has expired", async () => {
    const employeeId = await administratorAt(platform).create("EXPIRED");
    await platform.services.clock.advance(2 * DAY);
    await expect(signIn(employeeId, TEMPORARY_PASSWORD)).rejects.toThrow("Temporary password has expired");
    await completesReset(employeeId);
  });

  it("whose password an administrator has reset, and who lost the code", async () => {
    const employeeId = await createActive("REQUIRED");
    await administratorAt(platform).reset(employeeId);
    await expect(signIn(employeeId, GOOD_PASSWORD)).rejects.toThrow("Password reset required for the user");
    const person = await requestReset(employeeId, 2);
    await person.submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-REQUIRED")).toBe("Completed");
    expect((await signIn(employeeId, NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  });

  it("whose address is not verified any more", async () => {
    const employeeId = await createActive("UNVERIFIED");
    await administratorAt(platform).update(employeeId, { email_verified: "false" });
    await expect(signIn(addressOf(employeeId), GOOD_PASSWORD)).rejects.toMatchObject(incorrect);
    await completesReset(employeeId);
  });
});

it("ends as Expired when nobody uses the link, and leaves the account as it was", async () => {
  const employeeId = await createActive("SILENT");
  const person = await requestReset(employeeId);
  await platform.services.clock.advance(3.1 * DAY);
  expect(await operationsAt(platform).endOf("reset-SILENT")).toBe("Expired");
  expect(await person.open()).toMatchObject({ state: "gone", reason: "closed" });
  expect((await person.submitPassword(NEW_PASSWORD)).status).toBe(409);
  expect((await signIn(employeeId, GOOD_PASSWORD)).AuthenticationResult).toBeDefined();
  expect(sentBy(platform).mailsTo(addressOf(employeeId))).toHaveLength(1);
  expect(sentBy(platform).events("OnboardingExpired", employeeId)).toEqual([]);
});
