import { AdminGetUserCommand, ConfirmForgotPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSendResetCode } from "../../../../tasks/steps/send-reset-code/send-reset-code.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { createAccount } from "../../receivers/receivers.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

async function codeMailedTo(address: string): Promise<string> {
  await testbed.services.activity.idle();
  const mail = testbed.services.ses.mailbox().findLast(({ to }) => to.includes(address));
  return mail?.text.match(/\b\d{6}\b/)?.[0] ?? "";
}

it("invalidates the old password and mails a code, each time it runs", async () => {
  await createAccount(testbed, "C1");
  const sendResetCode = createSendResetCode({ cognito: testbed.clients.cognito, userPoolId: testbed.userPoolId });
  expect(await sendResetCode({ employeeId: "C1" })).toEqual({});
  expect(await sendResetCode({ employeeId: "C1" })).toEqual({});
  const read = new AdminGetUserCommand({ UserPoolId: testbed.userPoolId, Username: "C1" });
  expect((await testbed.clients.cognito.send(read)).UserStatus).toBe("RESET_REQUIRED");
  const confirm = { ClientId: testbed.appClientId, Username: "C1", Password: "an-even-quieter-walk" };
  const ConfirmationCode = await codeMailedTo("c1@example.com");
  await testbed.clients.cognito.send(new ConfirmForgotPasswordCommand({ ...confirm, ConfirmationCode }));
  expect((await testbed.clients.cognito.send(read)).UserStatus).toBe("CONFIRMED");
});
