import { randomUUID } from "node:crypto";
import { InvokeCommand } from "@aws-sdk/client-lambda";
import { ListExecutionsCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { addressOf, administratorAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const NEW_PASSWORD = "another-walk-at-dusk";

const createActive = (username: string) => administratorAt(platform).createActive(username, GOOD_PASSWORD);
const request = (employeeId: string) => hrAt(platform).emit("PasswordResetRequested", { employeeId, method: "link" });
const completionsOf = (employeeId: string) => sentBy(platform).events("PasswordResetCompleted", employeeId);

/** Requests a reset by link; returns the person with the mailed link. */
async function requestAndOpen(employeeId: string, count = 1) {
  await request(employeeId);
  return personAt(platform, await sentBy(platform).linkMailedTo(addressOf(employeeId), count));
}

describe("a second request", () => {
  it("mails a fresh link while the first one is open, and invalidates the old link", async () => {
    const employeeId = await createActive("TWICE");
    const first = await requestAndOpen(employeeId);
    const second = await requestAndOpen(employeeId, 2);
    expect(await first.open()).toMatchObject({ state: "gone", reason: "replaced" });
    expect((await first.submitPassword(NEW_PASSWORD)).status).toBe(409);
    await second.submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-TWICE")).toBe("Completed");
    expect(completionsOf(employeeId)).toHaveLength(1);
    expect(await resetExecutions(employeeId)).toEqual(["reset-TWICE"]);
  });

  it("starts the next reset after the first one has ended", async () => {
    const employeeId = await createActive("AGAIN");
    await (await requestAndOpen(employeeId)).submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-AGAIN")).toBe("Completed");
    await (await requestAndOpen(employeeId, 2)).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-AGAIN-2")).toBe("Completed");
    expect(completionsOf(employeeId)).toHaveLength(2);
  });

  it("starts nothing when it is the same event again", async () => {
    const employeeId = await createActive("REPEATED");
    const detail = { employeeId, method: "link" };
    const event = { id: randomUUID(), source: "hr", "detail-type": "PasswordResetRequested", detail };
    const deliver = () =>
      platform.functions.send(
        new InvokeCommand({ FunctionName: "onboarding-start-password-reset", Payload: JSON.stringify(event) }),
      );
    await Promise.all([deliver(), deliver()]);
    await sentBy(platform).linkMailedTo(addressOf(employeeId));
    await platform.services.activity.idle();
    await deliver();
    await platform.services.activity.idle();
    expect(await resetExecutions(employeeId)).toEqual(["reset-REPEATED"]);
    expect(sentBy(platform).mailsTo(addressOf(employeeId))).toHaveLength(1);
  });
});

describe("an address that an administrator corrects during a reset", () => {
  const NEW_ADDRESS = "corrected@example.com";

  it("invalidates the link to the old address, and is the only one to get the next link", async () => {
    const employeeId = await createActive("MOVED");
    const before = await requestAndOpen(employeeId);
    await administratorAt(platform).update(employeeId, { email: NEW_ADDRESS });
    expect(await before.open()).toMatchObject({ state: "gone", reason: "replaced" });
    expect((await before.submitPassword(NEW_PASSWORD)).status).toBe(409);
    await request(employeeId);
    const after = personAt(platform, await sentBy(platform).linkMailedTo(NEW_ADDRESS));
    expect(sentBy(platform).mailsTo(addressOf(employeeId))).toHaveLength(1);
    expect(await userAt(platform, employeeId)).toMatchObject({ email: NEW_ADDRESS, email_verified: "true" });
    expect(await before.open()).toMatchObject({ state: "gone", reason: "replaced" });
    await after.submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-MOVED")).toBe("Completed");
    expect(await resetExecutions(employeeId)).toEqual(["reset-MOVED"]);
  });
});

describe("a failed execution", () => {
  const stop = async (name: string) => {
    const { executionArn } = await operationsAt(platform).describe(name);
    await platform.stateMachines.send(new StopExecutionCommand({ executionArn }));
    expect(await operationsAt(platform).endOf(name)).toBe("ABORTED");
  };

  it("of a reset is replaced by the next one, and its link is dead", async () => {
    const employeeId = await createActive("STOPPED");
    const first = await requestAndOpen(employeeId);
    await stop("reset-STOPPED");
    const second = await requestAndOpen(employeeId, 2);
    expect(await first.open()).toMatchObject({ state: "gone", reason: "closed" });
    await second.submitPassword(NEW_PASSWORD);
    expect(await operationsAt(platform).endOf("reset-STOPPED-2")).toBe("Completed");
  });

  it("of an onboarding is left to operations: the request is in the dead-letter queue", async () => {
    const { employeeId } = await invite(platform, { employeeId: "HALTED" });
    await stop("hire-HALTED");
    await request(employeeId);
    const failed = await until("the dead letter", async () => {
      // Lambda delivers it twice more, some minutes apart.
      await platform.services.activity.idle();
      await platform.services.clock.advance(61_000);
      const letters = platform.services.sqs.queues().flatMap(({ arn }) => platform.services.sqs.messages(arn));
      return letters.find(({ body }) => body.includes("HALTED") && body.includes("RunNotRunning"));
    });
    expect(failed.body).toContain("redrive it");
    expect(await resetExecutions(employeeId)).toEqual([]);
  });
});

it("sends a person who is being onboarded a fresh invitation instead", async () => {
  const { employeeId, email, link } = await invite(platform, { employeeId: "NEWCOMER" });
  await request(employeeId);
  const fresh = personAt(platform, await sentBy(platform).linkMailedTo(email, 2));
  expect(await personAt(platform, link).open()).toMatchObject({ state: "gone", reason: "replaced" });
  await fresh.submitPassword(GOOD_PASSWORD);
  expect(await operationsAt(platform).endOf("hire-NEWCOMER")).toBe("Activated");
  expect(await resetExecutions(employeeId)).toEqual([]);
});

it.each([
  ["does not exist", "NOBODY", "has no account"],
  ["has a disabled account", "DISABLED", "has an account that is disabled"],
])("rejects an employee id that %s, and stores the event in the dead-letter queue", async (_, employeeId, reason) => {
  if (employeeId === "DISABLED") await administratorAt(platform).disable(await createActive(employeeId));
  await request(employeeId);
  const { detail } = await sentBy(platform).event("OnboardingRejected", employeeId);
  expect(detail["reasons"]).toEqual([`employeeId: ${reason}`]);
  const kept = platform.services.sqs.queues().flatMap(({ arn }) => platform.services.sqs.messages(arn));
  expect(kept.map(({ body }) => JSON.parse(body).detail)).toContainEqual({ employeeId, method: "link" });
  expect(sentBy(platform).mailsTo(addressOf(employeeId))).toEqual([]);
  expect(await resetExecutions(employeeId)).toEqual([]);
});

/** The names of all executions of an employee's resets. */
async function resetExecutions(employeeId: string): Promise<string[]> {
  const { passwordResetStateMachineArn: stateMachineArn } = platform.outputs;
  const { executions = [] } = await platform.stateMachines.send(new ListExecutionsCommand({ stateMachineArn }));
  return executions.map(({ name = "" }) => name).filter((name) => name.startsWith(`reset-${employeeId}`));
}
