import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, GetExecutionHistoryCommand } from "@aws-sdk/client-sfn";
import { beforeAll, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
const DAY = 86_400_000;

beforeAll(async () => {
  platform = await sharedPlatform();
});

const executionArn = (name: string) =>
  `${platform.outputs["onboardingStateMachineArn"]?.replace(":stateMachine:", ":execution:")}:${name}`;

it("reminds on days 1, 3 and 7 with fresh links, and expires on day 14 with the user disabled", async () => {
  const hire = buildHire({ employeeId: "SILENT" });
  const sent = sentBy(platform);
  await hrAt(platform).hire(hire);
  await sent.linkMailedTo(hire.email);
  await platform.services.clock.advance(13.9 * DAY);
  const mails = sent.mailsTo(hire.email);
  const days = mails.map(({ sentAt }) => (Date.parse(sentAt) - Date.parse(mails[0]?.sentAt ?? "")) / DAY);
  expect(days.map((day) => Math.round(day * 100) / 100)).toEqual([0, 1, 3, 7]);
  expect(new Set(mails.map(({ text }) => text.match(/#(\S+)/)?.[1])).size).toBe(4);
  expect(mails.slice(1).every(({ subject }) => subject.startsWith("Reminder"))).toBe(true);
  await platform.services.clock.advance(0.2 * DAY);
  const { status } = await platform.stateMachines.send(
    new DescribeExecutionCommand({ executionArn: executionArn("hire-SILENT") }),
  );
  expect(status).toBe("SUCCEEDED");
  expect(await endState("hire-SILENT")).toBe("Expired");
  expect(sent.events("OnboardingExpired", "SILENT")).toHaveLength(1);
  expect(sent.mailsTo(hire.email)).toHaveLength(4);
});

it("leaves the user of an expired onboarding disabled and its links closed", async () => {
  const { userPoolId: UserPoolId } = platform.outputs;
  const user = await platform.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "SILENT" }));
  expect(user.Enabled).toBe(false);
  const person = personAt(platform, await sentBy(platform).linkMailedTo("silent@example.com", 4));
  expect(await person.open()).toMatchObject({ state: "gone", reason: "closed" });
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(409);
});

it("shows an expired link as expired while the onboarding waits on", async () => {
  const hire = buildHire({ employeeId: "LATE" });
  const sent = sentBy(platform);
  await hrAt(platform).hire(hire);
  await sent.linkMailedTo(hire.email);
  await platform.services.clock.advance(2.5 * DAY);
  const person = personAt(platform, await sent.linkMailedTo(hire.email, 2));
  expect((await person.open()).state).toBe("expired");
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(409);
});

it("activates somebody who answers the last reminder", async () => {
  const hire = buildHire({ employeeId: "LAST" });
  const sent = sentBy(platform);
  await hrAt(platform).hire(hire);
  await sent.linkMailedTo(hire.email);
  await platform.services.clock.advance(7.5 * DAY);
  const person = personAt(platform, await sent.linkMailedTo(hire.email, 4));
  await person.submitPassword(GOOD_PASSWORD);
  await person.waitFor("activated");
  await platform.services.activity.idle();
  expect(await endState("hire-LAST")).toBe("Activated");
});

async function endState(name: string): Promise<string | undefined> {
  const history = await platform.stateMachines.send(
    new GetExecutionHistoryCommand({ executionArn: executionArn(name), reverseOrder: true, maxResults: 2 }),
  );
  return history.events?.find(({ type }) => type === "SucceedStateExited")?.stateExitedEventDetails?.name;
}
