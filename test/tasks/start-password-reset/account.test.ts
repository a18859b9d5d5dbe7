import { AdminDisableUserCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TaskWorld, taskWorld } from "../../support/task-world.ts";
import { anAccount, anEvent, eventsAbout, type Receivers, receiversOf, rejectedAbout } from "../receivers/receivers.ts";

let world: TaskWorld;
let receivers: Receivers;
beforeAll(async () => {
  world = await taskWorld();
  receivers = receiversOf(world);
});
afterAll(() => world.stop());

function ask(employeeId: string, method: string) {
  const detail = { employeeId, method };
  return receivers.startPasswordReset(anEvent("PasswordResetRequested", detail, `asked-${employeeId}`));
}

async function subOf(Username: string): Promise<string | undefined> {
  const get = new AdminGetUserCommand({ UserPoolId: world.userPoolId, Username });
  const { UserAttributes = [] } = await world.clients.cognito.send(get);
  return UserAttributes.find(({ Name }) => Name === "sub")?.Value;
}

describe("a request that nobody can fulfil", () => {
  async function expectRejection(employeeId: string, method: string, reason: string): Promise<void> {
    expect(await ask(employeeId, method)).toEqual({ outcome: "Rejected" });
    const detail = { id: `asked-${employeeId}:rejected`, employeeId, reasons: [reason] };
    expect(eventsAbout(world, employeeId)).toEqual([{ type: "OnboardingRejected", detail }]);
    expect(rejectedAbout(world, employeeId)).toHaveLength(1);
    expect(await receivers.records.find(`reset-${employeeId}`)).toBeUndefined();
  }

  it("is kept and answered where there is no account", () =>
    expectRejection("R1", "link", "employeeId: has no account"));

  it("takes nobody's sub for an employee id", async () => {
    await anAccount(world, "R2");
    await expectRejection((await subOf("R2")) ?? "", "link", "employeeId: has no account");
  });

  it("is kept and answered where the account is disabled", async () => {
    await anAccount(world, "R3");
    await world.clients.cognito.send(new AdminDisableUserCommand({ UserPoolId: world.userPoolId, Username: "R3" }));
    await expectRejection("R3", "code", "employeeId: has an account that is disabled");
  });

  it("is kept and answered where no mail can be sent", async () => {
    await anAccount(world, "R4", { attributes: { email: "r4..r4@example.com", given_name: "Ada" } });
    await expectRejection("R4", "link", "employeeId: has an account without an e-mail address");
  });

  it("is kept and answered where a code would not help", async () => {
    await anAccount(world, "R5", { confirmed: false });
    await expectRejection("R5", "code", 'method: must be "link" for somebody who has not chosen a password yet');
  });

  it("is kept and answered when it names another method", () =>
    expectRejection("R6", "letter", 'method: must be "link" or "code"'));
});
