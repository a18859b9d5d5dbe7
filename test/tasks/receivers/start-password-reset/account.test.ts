import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createAccount,
  createReceivers,
  publishedAbout,
  type Receivers,
  rejectedAbout,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

function requestReset(employeeId: string, method: string, by = receivers) {
  const detail = { employeeId, method };
  return by.startPasswordReset(buildEvent("PasswordResetRequested", detail, `asked-${employeeId}`));
}

async function subOf(Username: string): Promise<string | undefined> {
  const get = new AdminGetUserCommand({ UserPoolId: testbed.userPoolId, Username });
  const { UserAttributes = [] } = await testbed.clients.cognito.send(get);
  return UserAttributes.find(({ Name }) => Name === "sub")?.Value;
}

describe("a request that cannot be fulfilled", () => {
  async function expectRejection(employeeId: string, method: string, reason: string, by = receivers): Promise<void> {
    expect(await requestReset(employeeId, method, by)).toEqual({ outcome: "Rejected" });
    const detail = { id: `asked-${employeeId}:rejected`, employeeId, reasons: [reason] };
    expect(publishedAbout(testbed, employeeId)).toEqual([{ type: "OnboardingRejected", detail }]);
    expect(rejectedAbout(testbed, employeeId)).toHaveLength(1);
    expect(await receivers.records.find(`reset-${employeeId}`)).toBeUndefined();
  }

  it("is rejected when there is no account", () => expectRejection("R1", "link", "employeeId: has no account"));

  it("is rejected when the employee id is the sub of an account", async () => {
    await createAccount(testbed, "R2");
    await expectRejection((await subOf("R2")) ?? "", "link", "employeeId: has no account");
  });

  it("is rejected when the account is disabled", async () => {
    await createAccount(testbed, "R3");
    await testbed.clients.cognito.send(new AdminDisableUserCommand({ UserPoolId: testbed.userPoolId, Username: "R3" }));
    await expectRejection("R3", "code", "employeeId: has an account that is disabled");
  });

  it("is rejected when no mail can be sent", async () => {
    await createAccount(testbed, "R4", { attributes: { email: "r4..r4@example.com", given_name: "Ada" } });
    await expectRejection("R4", "link", "employeeId: has an account without an e-mail address");
  });

  it("is rejected when a code would not help", async () => {
    await createAccount(testbed, "R5", { confirmed: false });
    await expectRejection("R5", "code", 'method: must be "link" for somebody who has not chosen a password yet');
  });

  it("is rejected when it names another method", () =>
    expectRejection("R6", "letter", 'method: must be "link" or "code"'));

  it.each(["EXTERNAL_PROVIDER", "UNCONFIRMED", "ARCHIVED", "COMPROMISED", "UNKNOWN"])(
    "is rejected when Cognito has no password of the user: %s",
    async (status) => {
      const employeeId = `R7-${status}`;
      await createAccount(testbed, employeeId);
      await withUserStatus(status, () =>
        expectRejection(employeeId, "link", "employeeId: has an account whose password is not kept here"),
      );
    },
  );

  it("is rejected when the pool mails no codes and a code is requested", async () => {
    const withoutCodes = createReceivers(testbed, { sendsCodes: false });
    const reason = 'method: must be "link", as this user pool sends no codes by e-mail';
    await createAccount(testbed, "R8");
    await expectRejection("R8", "code", reason, withoutCodes);
    await createAccount(testbed, "R9");
    expect(await requestReset("R9", "link", withoutCodes)).toMatchObject({ outcome: "Started" });
  });

  it("is rejected when people may have written an unverified address themselves", async () => {
    const receiversWithoutTrust = createReceivers(testbed, { unverifiedAddress: "refused" });
    for (const employeeId of ["R10", "R11", "R12"]) await createAccount(testbed, employeeId);
    await markUnverified("R10");
    await markUnverified("R11");
    await expectRejection("R10", "link", "employeeId: has an address that nobody has verified", receiversWithoutTrust);
    expect(await requestReset("R11", "link")).toMatchObject({ outcome: "Started" });
    expect(await requestReset("R12", "link", receiversWithoutTrust)).toMatchObject({ outcome: "Started" });
  });

  it("is accepted when the person has never had a password of their own", async () => {
    const receiversWithoutTrust = createReceivers(testbed, { unverifiedAddress: "refused" });
    await createAccount(testbed, "R13", { confirmed: false });
    await markUnverified("R13");
    expect(await requestReset("R13", "link", receiversWithoutTrust)).toMatchObject({ outcome: "Started" });
  });
});

async function markUnverified(Username: string): Promise<void> {
  const UserAttributes = [{ Name: "email_verified", Value: "false" }];
  const target = { UserPoolId: testbed.userPoolId, Username };
  await testbed.clients.cognito.send(new AdminUpdateUserAttributesCommand({ ...target, UserAttributes }));
}

/** Makes Cognito return every user in this state, which the local service cannot bring a user into. */
async function withUserStatus(UserStatus: string, run: () => Promise<void>): Promise<void> {
  const { middlewareStack } = testbed.clients.cognito;
  const name = "in-another-state";
  middlewareStack.add(
    (next) => async (command) => {
      const { output, ...rest } = await next(command);
      return { ...rest, output: { ...output, UserStatus } };
    },
    { step: "initialize", name },
  );
  await run().finally(() => middlewareStack.remove(name));
}
