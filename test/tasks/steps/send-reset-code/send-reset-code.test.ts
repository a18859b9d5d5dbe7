import { AdminGetUserCommand, ConfirmForgotPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSendResetCode } from "../../../../tasks/steps/send-reset-code/send-reset-code.ts";
import { type TaskWorld, taskWorld } from "../../../support/testbed.ts";
import { anAccount } from "../../receivers/receivers.ts";

let world: TaskWorld;
beforeAll(async () => {
  world = await taskWorld();
});
afterAll(() => world.stop());

async function codeMailedTo(address: string): Promise<string> {
  await world.services.activity.idle();
  const mail = world.services.ses.mailbox().findLast(({ to }) => to.includes(address));
  return mail?.text.match(/\b\d{6}\b/)?.[0] ?? "";
}

it("makes the old password void and mails a code, each time it runs", async () => {
  await anAccount(world, "C1");
  const sendResetCode = createSendResetCode({ cognito: world.clients.cognito, userPoolId: world.userPoolId });
  expect(await sendResetCode({ employeeId: "C1" })).toEqual({});
  expect(await sendResetCode({ employeeId: "C1" })).toEqual({});
  const read = new AdminGetUserCommand({ UserPoolId: world.userPoolId, Username: "C1" });
  expect((await world.clients.cognito.send(read)).UserStatus).toBe("RESET_REQUIRED");
  const confirm = { ClientId: world.appClientId, Username: "C1", Password: "an-even-quieter-walk" };
  const ConfirmationCode = await codeMailedTo("c1@example.com");
  await world.clients.cognito.send(new ConfirmForgotPasswordCommand({ ...confirm, ConfirmationCode }));
  expect((await world.clients.cognito.send(read)).UserStatus).toBe("CONFIRMED");
});
