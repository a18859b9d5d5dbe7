import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const unusable = [
  ["lacks fields", { employeeId: "B1" }, "B1", "email"],
  ["has a wrong address", buildHire({ employeeId: "B2", email: "ada@" }), "B2", "email"],
  ["has a wrong employee id", buildHire({ employeeId: "../B3" }), undefined, "employeeId"],
  ["has a name of 200 kB", buildHire({ employeeId: "B4", givenName: "x".repeat(200_000) }), "B4", "givenName"],
  ["has a name over two lines", buildHire({ employeeId: "B5", familyName: "Love\r\nlace" }), "B5", "familyName"],
] as const;

describe("an unusable event", () => {
  const rejections = () => sentBy(platform).events("OnboardingRejected");
  let answerToText: unknown;
  let deadLetters: unknown[];
  let executions: unknown;
  let users: unknown;
  let mails: readonly unknown[];
  beforeAll(async () => {
    for (const [, detail] of unusable) await hrAt(platform).emit("EmployeeHired", detail);
    answerToText = await hrAt(platform).emit("EmployeeHired", "{ not json");
    await until("every rejection", () => rejections()[unusable.length - 1]);
    await platform.services.activity.idle();
    const {
      deadLetterQueueUrl: QueueUrl,
      onboardingStateMachineArn: stateMachineArn,
      userPoolId: UserPoolId,
    } = platform.outputs;
    const receive = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await platform.queues.send(receive);
    deadLetters = Messages.map(({ Body = "" }) => JSON.parse(Body).detail);
    executions = (await platform.stateMachines.send(new ListExecutionsCommand({ stateMachineArn }))).executions;
    users = (await platform.cognito.send(new ListUsersCommand({ UserPoolId }))).Users;
    mails = [...platform.services.ses.mailbox()];
  });

  it.each(unusable)("is answered by OnboardingRejected and stored when it %s", (_, detail, employeeId, field) => {
    const about = rejections().filter((event) => event.detail["employeeId"] === employeeId);
    expect(about).toHaveLength(1);
    const reasons = about[0]?.detail["reasons"];
    expect(reasons).toEqual([expect.stringContaining(field), ...anyMore(reasons)]);
    expect(deadLetters).toContainEqual(detail);
  });

  it("is refused by the bus when it is not JSON", () => {
    expect(answerToText).toMatchObject({ FailedEntryCount: 1, Entries: [{ ErrorCode: "MalformedDetail" }] });
  });

  it("starts no execution, creates no user and sends no mail", () => {
    expect(rejections()).toHaveLength(unusable.length);
    expect({ executions, users, mails }).toEqual({ executions: [], users: [], mails: [] });
  });
});

function anyMore(reasons: unknown): unknown[] {
  return Array.isArray(reasons) ? reasons.slice(1).map(() => expect.any(String)) : [];
}

it("ignores unknown fields, even 200 kB of them", async () => {
  const hire = buildHire({ employeeId: "B-large" });
  await hrAt(platform).emit("EmployeeHired", { ...hire, notes: "x".repeat(200_000) });
  expect(await sentBy(platform).linkMailedTo(hire.email)).toContain("hire-B-large.");
});

describe("an unusable request", () => {
  const send = (body: string, type = "application/json") =>
    fetch(`${platform.outputs.portalUrl}/api/link/password`, {
      method: "POST",
      headers: { "content-type": type },
      body,
    });
  const link = `hire-B-large.${"a".repeat(43)}`;

  it.each([
    ["is not JSON", "{ not json", "application/json", 400],
    ["is no object", "[]", "application/json", 400],
    ["lacks a field", JSON.stringify({ link }), "application/json", 400],
    ["has an extra field", JSON.stringify({ link, newPassword: GOOD_PASSWORD, admin: true }), "application/json", 400],
    ["has a field of another type", JSON.stringify({ link, newPassword: 1 }), "application/json", 400],
    ["is a form", "link=x&newPassword=y", "application/x-www-form-urlencoded", 415],
    ["is too large", JSON.stringify({ link, newPassword: "x".repeat(20_000) }), "application/json", 413],
  ])("is answered by problem details when it %s", async (_, body, type, status) => {
    const answer = await send(body, type);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const text = await answer.text();
    expect(JSON.parse(text)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
    expect(text).not.toContain(GOOD_PASSWORD);
  });

  it.each([
    ["GET", "/api/link/password", 405],
    ["GET", "/api/nothing", 404],
    ["POST", "/", 404],
    ["DELETE", "/api/link/open", 405],
  ])("%s %s is answered by problem details", async (method, path, status) => {
    const answer = await fetch(`${platform.outputs.portalUrl}${path}`, { method });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ status });
  });
});

it("accepts one of two different passwords that are submitted at once", async () => {
  const hire = buildHire({ employeeId: "B-two" });
  await hrAt(platform).hire(hire);
  const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
  const answers = await Promise.all([
    person.submitPassword(GOOD_PASSWORD),
    person.submitPassword(`${GOOD_PASSWORD}-2`),
  ]);
  expect(answers.map(({ status }) => status)).toContain(202);
  expect([202, 409]).toEqual(expect.arrayContaining(answers.map(({ status }) => status)));
  await person.waitFor("activated");
  await platform.services.activity.idle();
  expect(sentBy(platform).events("UserActivated", "B-two")).toHaveLength(1);
});
