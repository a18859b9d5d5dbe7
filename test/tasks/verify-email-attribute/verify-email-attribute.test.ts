import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asFault } from "../../../tasks/lib/faults/as-fault.ts";
import { FinalFault } from "../../../tasks/lib/faults/faults.ts";
import { type TaskWorld, taskWorld } from "../../support/task-world.ts";
import { type Tasks, tasksOf } from "../../support/tasks.ts";

let world: TaskWorld;
let tasks: Tasks;
beforeAll(async () => {
  world = await taskWorld();
  tasks = tasksOf(world);
});
afterAll(() => world.stop());

async function userWith(employeeId: string, email: string): Promise<void> {
  const names = { givenName: "Ada", familyName: "Lovelace", locale: "en" };
  const onboarding = { onboardingId: `hire-${employeeId}`, generation: 1 };
  await tasks.createSuppressedUser({ ...onboarding, employeeId, email, ...names });
}

const read = (Username: string) =>
  world.clients.cognito.send(new AdminGetUserCommand({ UserPoolId: world.userPoolId, Username }));

it("makes the address a name to sign in by, however often it runs", async () => {
  await userWith("V1", "v1@example.com");
  for (let run = 0; run < 2; run += 1) {
    expect(await tasks.verifyEmailAttribute({ employeeId: "V1", email: "v1@example.com" })).toEqual({});
    const user = await read("v1@example.com");
    expect(user.Username).toBe("V1");
    expect(user.UserAttributes).toContainEqual({ Name: "email_verified", Value: "true" });
  }
});

it("replaces the address that an earlier generation had", async () => {
  await userWith("V2", "before@example.com");
  await tasks.verifyEmailAttribute({ employeeId: "V2", email: "after@example.com" });
  expect((await read("after@example.com")).Username).toBe("V2");
});

it("leaves an address to the account that it signs in, for good, and does not repeat it", async () => {
  await userWith("V3", "taken@example.com");
  await userWith("V4", "taken@example.com");
  await tasks.verifyEmailAttribute({ employeeId: "V3", email: "taken@example.com" });
  const fault = await tasks.verifyEmailAttribute({ employeeId: "V4", email: "taken@example.com" }).catch(asFault);
  expect(fault).toBeInstanceOf(FinalFault);
  expect(fault).toMatchObject({ name: "AliasExistsException", message: expect.not.stringContaining("@") });
  expect((await read("taken@example.com")).Username).toBe("V3");
  expect((await read("V4")).UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" });
});
