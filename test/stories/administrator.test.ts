import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, administratorAt, frontEndAt, TEMPORARY_PASSWORD } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { portalAt } from "../support/portal.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const NEW_PASSWORD = "another-walk-at-dusk";
const resetRequired = { name: "PasswordResetRequiredException", message: "Password reset required for the user" };

const createActive = (username: string) => administratorAt(platform).createActive(username, GOOD_PASSWORD);

const signIn = (username: string, password: string) => frontEndAt(platform).signIn(username, password);

/** Follows the link of Cognito's `count`th code mail, and submits a new password with its code, as the page does. */
async function confirmCode(username: string, count = 1) {
  const code = await sentBy(platform).codeMailedTo(addressOf(username), count);
  const fragments = sentBy(platform)
    .mailsTo(addressOf(username))
    .map(({ text }) => text.match(/#confirm\.(\S+)/)?.[1]);
  expect(fragments.at(-1)).toBe(`${username}.${code}`);
  return portalAt(platform)("password/confirm", { username, code, newPassword: NEW_PASSWORD });
}

describe("admin-set-user-password", () => {
  it("lets the user sign in at once when it is called with --permanent", async () => {
    await administratorAt(platform).create("LASTING");
    await administratorAt(platform).setPassword("LASTING", GOOD_PASSWORD, true);
    const answer = await signIn("LASTING", GOOD_PASSWORD);
    expect(answer.ChallengeName).toBeUndefined();
    expect(answer.AuthenticationResult?.AccessToken).toBeDefined();
  });

  it("does not break the link of a person who is being onboarded", async () => {
    const { employeeId, link } = await invite(platform, { employeeId: "MEANWHILE" });
    await administratorAt(platform).setPassword(employeeId, TEMPORARY_PASSWORD, true);
    await personAt(platform, link).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("hire-MEANWHILE")).toBe("Activated");
    expect((await signIn(employeeId, GOOD_PASSWORD)).AuthenticationResult).toBeDefined();
    await expect(signIn(employeeId, TEMPORARY_PASSWORD)).rejects.toThrow("Incorrect username or password.");
  });
});

describe("admin-reset-user-password", () => {
  it("blocks the sign-in until the mailed code is confirmed with a new password", async () => {
    await createActive("RESET");
    await administratorAt(platform).reset("RESET");
    await expect(signIn("RESET", GOOD_PASSWORD)).rejects.toMatchObject(resetRequired);
    expect(await confirmCode("RESET")).toEqual({ status: 200, body: { state: "password-set" }, cookies: [] });
    expect((await signIn("RESET", NEW_PASSWORD)).AuthenticationResult?.AccessToken).toBeDefined();
    expect(await userAt(platform, "RESET")).toMatchObject({ UserStatus: "CONFIRMED" });
  });

  it("sends our own mail, with the address of the portal", async () => {
    await createActive("RESET-MAIL");
    await administratorAt(platform).reset("RESET-MAIL");
    await sentBy(platform).codeMailedTo(addressOf("RESET-MAIL"));
    const [mail] = sentBy(platform).mailsTo(addressOf("RESET-MAIL"));
    expect(mail?.subject).toBe("Choose a new password for Example Corp");
    expect(mail?.text).toContain(`${platform.outputs.portalUrl}/#confirm.RESET-MAIL.`);
  });

  it("is superseded by a code that the person requests afterwards", async () => {
    await createActive("RESET-FORGOT");
    await administratorAt(platform).reset("RESET-FORGOT");
    const first = await sentBy(platform).codeMailedTo(addressOf("RESET-FORGOT"));
    await portalAt(platform)("password/forgot", { username: "RESET-FORGOT" });
    await sentBy(platform).codeMailedTo(addressOf("RESET-FORGOT"), 2);
    const old = { username: "RESET-FORGOT", code: first, newPassword: NEW_PASSWORD };
    expect(await portalAt(platform)("password/confirm", old)).toMatchObject({ status: 400 });
    expect(await confirmCode("RESET-FORGOT", 2)).toMatchObject({ status: 200 });
  });
});

it("resets a forgotten password by a mailed code that works once", async () => {
  await createActive("FORGOT");
  const forgot = await portalAt(platform)("password/forgot", { username: addressOf("FORGOT") });
  expect(forgot).toEqual({ status: 202, body: { state: "requested" }, cookies: [] });
  expect((await signIn("FORGOT", GOOD_PASSWORD)).AuthenticationResult).toBeDefined();
  const { AuthenticationResult } = await signIn("FORGOT", GOOD_PASSWORD);
  expect(await confirmCode("FORGOT")).toMatchObject({ status: 200, body: { state: "password-set" } });
  const refresh = frontEndAt(platform).refresh(AuthenticationResult?.RefreshToken ?? "");
  await expect(refresh).rejects.toMatchObject({ name: "NotAuthorizedException" });
  expect(await confirmCode("FORGOT")).toMatchObject({ status: 400 });
  expect((await signIn("FORGOT", NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  await expect(signIn("FORGOT", GOOD_PASSWORD)).rejects.toThrow("Incorrect username or password.");
});

describe("an account whose address is not verified", () => {
  const unverified = {
    name: "InvalidParameterException",
    message: "Cannot reset password for the user as there is no registered/verified email or phone_number",
  };

  let refusal: unknown;
  beforeAll(async () => {
    await createActive("UNVERIFIED");
    await administratorAt(platform).update("UNVERIFIED", { email_verified: "false" });
    refusal = await administratorAt(platform)
      .reset("UNVERIFIED")
      .catch((error: unknown) => error);
    await hrAt(platform).emit("PasswordResetRequested", { employeeId: "UNVERIFIED", method: "code" });
    await sentBy(platform).codeMailedTo(addressOf("UNVERIFIED"));
  });

  it("cannot be reset by admin-reset-user-password, but by the method `code`", async () => {
    expect(refusal).toMatchObject(unverified);
    expect(await userAt(platform, "UNVERIFIED")).toMatchObject({
      email_verified: "true",
      UserStatus: "RESET_REQUIRED",
    });
    expect(await confirmCode("UNVERIFIED")).toMatchObject({ status: 200, body: { state: "password-set" } });
    expect((await signIn(addressOf("UNVERIFIED"), NEW_PASSWORD)).AuthenticationResult).toBeDefined();
  });

  it("is reset by an execution that ends as `Code sent`", async () => {
    const { passwordResetStateMachineArn: stateMachineArn } = platform.outputs;
    const { executions = [] } = await platform.stateMachines.send(new ListExecutionsCommand({ stateMachineArn }));
    const [name = ""] = executions.map((execution) => execution.name ?? "");
    expect(executions).toHaveLength(1);
    expect(name).toMatch(/^reset-UNVERIFIED-c/);
    expect(await operationsAt(platform).endOf(name)).toBe("Code sent");
    expect(await operationsAt(platform).statesOf(name)).toEqual([
      "Sign out everywhere",
      "Verify email attribute",
      "Link or code?",
      "Send code",
      "Code sent",
    ]);
  });
});
