import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { DescribeExecutionCommand, GetExecutionHistoryCommand } from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
const DAY = 86_400_000;

beforeAll(async () => {
  platform = await sharedPlatform();
});

const executionArn = (name: string) =>
  `${platform.outputs["onboardingStateMachineArn"]?.replace(":stateMachine:", ":execution:")}:${name}`;

describe("a hire who never follows a link", () => {
  const hire = buildHire({ employeeId: "SILENT" });
  const mails = () => sentBy(platform).mailsTo(hire.email);
  let mailsBeforeDeadline: ReturnType<typeof mails>;
  beforeAll(async () => {
    await hrAt(platform).hire(hire);
    await sentBy(platform).linkMailedTo(hire.email);
    await platform.services.clock.advance(13.9 * DAY);
    mailsBeforeDeadline = mails();
    await platform.services.clock.advance(0.2 * DAY);
  });

  it("is reminded on days 1, 3 and 7 with fresh links, and expires on day 14", async () => {
    const [first] = mailsBeforeDeadline;
    const days = mailsBeforeDeadline.map(({ sentAt }) => (Date.parse(sentAt) - Date.parse(first?.sentAt ?? "")) / DAY);
    expect(days.map((day) => Math.round(day * 100) / 100)).toEqual([0, 1, 3, 7]);
    expect(new Set(mailsBeforeDeadline.map(({ text }) => text.match(/#(\S+)/)?.[1])).size).toBe(4);
    expect(mailsBeforeDeadline.slice(1).every(({ subject }) => subject.startsWith("Reminder"))).toBe(true);
    const { status } = await platform.stateMachines.send(
      new DescribeExecutionCommand({ executionArn: executionArn("hire-SILENT") }),
    );
    expect(status).toBe("SUCCEEDED");
    expect(await endState("hire-SILENT")).toBe("Expired");
    expect(sentBy(platform).events("OnboardingExpired", "SILENT")).toHaveLength(1);
    expect(mails()).toHaveLength(4);
  });

  it("is left with a disabled user and closed links", async () => {
    const { userPoolId: UserPoolId } = platform.outputs;
    const user = await platform.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: "SILENT" }));
    expect(user.Enabled).toBe(false);
    const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email, 4));
    expect(await person.open()).toMatchObject({ state: "gone", reason: "closed" });
    expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(409);
  });
});

it("shows an expired link as expired while the onboarding continues to wait", async () => {
  const hire = buildHire({ employeeId: "LATE" });
  const sent = sentBy(platform);
  await hrAt(platform).hire(hire);
  await sent.linkMailedTo(hire.email);
  await platform.services.clock.advance(2.5 * DAY);
  const person = personAt(platform, await sent.linkMailedTo(hire.email, 2));
  expect((await person.open()).state).toBe("expired");
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(409);
});

it("activates a person who follows the link of the last reminder", async () => {
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
