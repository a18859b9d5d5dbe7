import {
  AdminGetUserCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../../tasks/lib/faults/as-fault.ts";
import { FinalFault } from "../../../../tasks/lib/faults/faults.ts";
import { createVerifyEmailAttribute } from "../../../../tasks/steps/verify-email-attribute/verify-email-attribute.ts";
import { createTasks, type Tasks } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { PASSWORD } from "../../receivers/receivers.ts";

let testbed: Testbed;
let tasks: Tasks;
beforeAll(async () => {
  testbed = await startTestbed();
  tasks = createTasks(testbed);
});
afterAll(() => testbed.stop());

async function createUser(employeeId: string, email: string): Promise<void> {
  const names = { givenName: "Ada", familyName: "Lovelace", locale: "en" };
  const onboarding = { onboardingId: `hire-${employeeId}`, generation: 1 };
  await tasks.createSuppressedUser({ ...onboarding, employeeId, email, ...names });
}

const read = (Username: string) =>
  testbed.clients.cognito.send(new AdminGetUserCommand({ UserPoolId: testbed.userPoolId, Username }));

it("makes the address a sign-in alias, however often it runs", async () => {
  await createUser("V1", "v1@example.com");
  for (let run = 0; run < 2; run += 1) {
    expect(await tasks.verifyEmailAttribute({ employeeId: "V1", email: "v1@example.com" })).toEqual({
      email: "v1@example.com",
    });
    const user = await read("v1@example.com");
    expect(user.Username).toBe("V1");
    expect(user.UserAttributes).toContainEqual({ Name: "email_verified", Value: "true" });
  }
});

it("replaces the address of an earlier generation", async () => {
  await createUser("V2", "before@example.com");
  await tasks.verifyEmailAttribute({ employeeId: "V2", email: "after@example.com" });
  expect((await read("after@example.com")).Username).toBe("V2");
});

it("fails with a final error when the address signs in another account, and does not log it", async () => {
  await createUser("V3", "taken@example.com");
  await createUser("V4", "taken@example.com");
  await tasks.verifyEmailAttribute({ employeeId: "V3", email: "taken@example.com" });
  const fault = await tasks.verifyEmailAttribute({ employeeId: "V4", email: "taken@example.com" }).catch(asFault);
  expect(fault).toBeInstanceOf(FinalFault);
  expect(fault).toMatchObject({ name: "AliasExistsException", message: expect.not.stringContaining("@") });
  expect((await read("taken@example.com")).Username).toBe("V3");
  expect((await read("V4")).UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" });
});

describe("the account's own address", () => {
  async function correctAddress(Username: string, email: string): Promise<void> {
    const { userPoolId: UserPoolId, clients } = testbed;
    const UserAttributes = [{ Name: "email", Value: email }];
    await clients.cognito.send(new AdminUpdateUserAttributesCommand({ UserPoolId, Username, UserAttributes }));
  }
  const choosePassword = (Username: string) =>
    testbed.clients.cognito.send(
      new AdminSetUserPasswordCommand({
        UserPoolId: testbed.userPoolId,
        Username,
        Password: PASSWORD,
        Permanent: true,
      }),
    );
  const createWithoutTrust = () =>
    createVerifyEmailAttribute({
      cognito: testbed.clients.cognito,
      userPoolId: testbed.userPoolId,
      unverifiedAddress: "refused",
    });
  const outcomeOf = (run: Promise<unknown>) => run.catch(asFault);

  it("is verified in its present form, and not changed", async () => {
    await createUser("O1", "o1@example.com");
    await correctAddress("O1", "corrected@example.com");
    for (let run = 0; run < 2; run += 1) {
      expect(await tasks.verifyEmailAttribute({ employeeId: "O1" })).toEqual({ email: "corrected@example.com" });
      expect((await read("corrected@example.com")).Username).toBe("O1");
    }
  });

  it("is refused when it signs in another account", async () => {
    await createUser("O2", "shared@example.com");
    await createUser("O3", "shared@example.com");
    await tasks.verifyEmailAttribute({ employeeId: "O2" });
    const fault = await outcomeOf(tasks.verifyEmailAttribute({ employeeId: "O3" }));
    expect(fault).toMatchObject({ name: "AliasExistsException" });
  });

  it("is refused when no mail can be sent to it", async () => {
    await createUser("O4", "o4@example.com");
    await correctAddress("O4", "o4..o4@example.com");
    const fault = await outcomeOf(tasks.verifyEmailAttribute({ employeeId: "O4" }));
    expect(fault).toBeInstanceOf(FinalFault);
    expect(fault).toMatchObject({ name: "NoAddress", message: expect.not.stringContaining("@") });
  });

  it("is refused when its person may have written it, unless nobody has signed in yet", async () => {
    await createUser("O5", "o5@example.com");
    expect(await createWithoutTrust()({ employeeId: "O5" })).toEqual({ email: "o5@example.com" });
    await choosePassword("O5");
    await correctAddress("O5", "mine@example.com");
    const fault = await outcomeOf(createWithoutTrust()({ employeeId: "O5" }));
    expect(fault).toMatchObject({ name: "AddressNotVerified", message: expect.not.stringContaining("@") });
    expect((await read("O5")).UserAttributes).toContainEqual({ Name: "email_verified", Value: "false" });
    expect(await tasks.verifyEmailAttribute({ employeeId: "O5" })).toEqual({ email: "mine@example.com" });
    expect(await createWithoutTrust()({ employeeId: "O5" })).toEqual({ email: "mine@example.com" });
  });
});
