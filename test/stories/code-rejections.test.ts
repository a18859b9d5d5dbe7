import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { administratorAt, frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform("secondFactor");
});
afterAll(() => platform.stop());

const MINUTE = 60_000;
const incorrect = { name: "NotAuthorizedException", message: "Incorrect username or password." };

/** Brings a person to the wait for the mailed code. */
async function waitForCode(employeeId: string) {
  const { email, link } = await invite(platform, { employeeId });
  const person = personAt(platform, link);
  await person.submitPassword(GOOD_PASSWORD);
  await person.waitFor("code");
  await operationsAt(platform).waitForState(`hire-${employeeId}`, "Wait for the user (code)");
  return { employeeId, email, person, code: await sentBy(platform).codeMailedTo(email) };
}

/** A wrong code of as many digits. */
const wrongCodeFor = (code: string) => code.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10));

const signIn = (username: string, password = GOOD_PASSWORD) => frontEndAt(platform).signIn(username, password);

it("reports each wrong code as wrong, and accepts the right one after them", async () => {
  const { employeeId, person, code } = await waitForCode("WRONG");
  for (const guess of [wrongCodeFor(code), wrongCodeFor(wrongCodeFor(code))]) {
    expect((await person.submitCode(guess)).status).toBe(202);
    expect(await person.waitForRejection()).toMatchObject({ reason: "wrong-code", message: expect.any(String) });
    expect(await person.status()).toMatchObject({ state: "code", challenge: "EMAIL_OTP" });
  }
  await person.submitCode(code);
  expect(await operationsAt(platform).endOf("hire-WRONG")).toBe("Activated");
  const states = await operationsAt(platform).statesOf("hire-WRONG");
  expect(states.filter((state) => state === "Wait for the user (code)")).toHaveLength(3);
  expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
});

it("accepts no code after ten wrong ones", async () => {
  const { person, code } = await waitForCode("GUESSES");
  for (let attempt = 0; attempt < 10; attempt += 1) {
    expect((await person.submitCode(wrongCodeFor(code))).status).toBe(202);
    await person.waitForRejection();
  }
  expect((await person.submitCode(code)).status).toBe(429);
});

describe("an expired session", () => {
  it("ends as Activated when nobody submitted the code, which is required at the next sign-in", async () => {
    const { employeeId, person, code } = await waitForCode("LATE");
    await platform.services.clock.advance(16 * MINUTE);
    expect(await operationsAt(platform).endOf("hire-LATE")).toBe("Activated");
    expect((await person.open()).state).toBe("activated");
    expect((await person.submitCode(code)).status).toBe(409);
    expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
    expect((await signIn(employeeId)).ChallengeName).toBe("EMAIL_OTP");
  });

  it("ends as Activated when the code reaches Cognito too late", async () => {
    const { employeeId, person, code } = await waitForCode("TOO-LATE");
    const operations = operationsAt(platform);
    await operations.pause("answer-mfa-challenge");
    await person.submitCode(code);
    await operations.waitForState("hire-TOO-LATE", "Answer MFA challenge");
    await platform.services.clock.advance(16 * MINUTE);
    await operations.resume("answer-mfa-challenge");
    await platform.services.clock.advance(2 * MINUTE);
    expect(await operations.endOf("hire-TOO-LATE")).toBe("Activated");
    expect((await signIn(employeeId)).ChallengeName).toBe("EMAIL_OTP");
  });
});

describe("while the code is awaited, HR", () => {
  it("cancels the hire: the user is disabled, and the password does not work any more", async () => {
    const { employeeId, person, code } = await waitForCode("CANCELLED");
    await hrAt(platform).emit("EmployeeHireCancelled", { employeeId });
    expect(await operationsAt(platform).endOf("hire-CANCELLED")).toBe("Cancelled");
    expect(await person.open()).toMatchObject({ state: "gone", reason: "closed" });
    expect((await person.submitCode(code)).status).toBe(409);
    expect(await userAt(platform, employeeId)).toMatchObject({ Enabled: false });
    expect(sentBy(platform).events("OnboardingCancelled", employeeId)).toHaveLength(1);
    expect(sentBy(platform).events("UserActivated", employeeId)).toEqual([]);
    await administratorAt(platform).enable(employeeId);
    await expect(signIn(employeeId)).rejects.toMatchObject(incorrect);
  });

  it("corrects the address: the new one gets a fresh link, and the password does not work any more", async () => {
    const { employeeId, email, person, code } = await waitForCode("MOVED");
    const address = "moved.to@example.com";
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: address });
    const fresh = personAt(platform, await sentBy(platform).linkMailedTo(address));
    expect(await person.open()).toMatchObject({ state: "gone", reason: "replaced" });
    expect((await person.submitCode(code)).status).toBe(409);
    await expect(signIn(employeeId)).rejects.toMatchObject(incorrect);
    await fresh.submitPassword("another-walk-at-dusk");
    await fresh.waitFor("code");
    await fresh.submitCode(await sentBy(platform).codeMailedTo(address));
    expect(await operationsAt(platform).endOf("hire-MOVED")).toBe("Activated");
    expect(sentBy(platform).events("UserActivated", employeeId)).toHaveLength(1);
    expect(sentBy(platform).mailsTo(email)).toHaveLength(2);
    expect((await signIn(address, "another-walk-at-dusk")).ChallengeName).toBe("EMAIL_OTP");
  });
});

it("ends as Activated when an execution that failed at the code is repaired and redriven", async () => {
  const { person, code } = await waitForCode("REPAIRED");
  const operations = operationsAt(platform);
  const repair = await operations.reconfigure("answer-mfa-challenge", () => ({}));
  await person.submitCode(code);
  expect(await operations.endOf("hire-REPAIRED")).toBe("FAILED");
  expect((await operations.statesOf("hire-REPAIRED")).at(-1)).toBe("Answer MFA challenge");
  await repair();
  await operations.redrive("hire-REPAIRED");
  expect(await operations.endOf("hire-REPAIRED")).toBe("Activated");
});
