import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const executions = async (statusFilter: "RUNNING" | "SUCCEEDED") => {
  const stateMachineArn = platform.outputs["onboardingStateMachineArn"];
  return (
    (await platform.stateMachines.send(new ListExecutionsCommand({ stateMachineArn, statusFilter }))).executions ?? []
  );
};

it("activates 50 people who are hired at once, each once", async () => {
  const sent = sentBy(platform);
  const hires = Array.from({ length: 50 }, (_, index) => buildHire({ employeeId: `M${index}` }));
  const bus = { EventBusName: platform.outputs["eventBusName"], Source: "hr", DetailType: "EmployeeHired" };
  for (let start = 0; start < 50; start += 10) {
    const Entries = hires.slice(start, start + 10).map((hire) => ({ ...bus, Detail: JSON.stringify(hire) }));
    await platform.events.send(new PutEventsCommand({ Entries }));
  }
  const activate = async ({ employeeId, email }: (typeof hires)[number]) => {
    const person = personAt(platform, await sent.linkMailedTo(email));
    expect((await person.submitPassword(`${GOOD_PASSWORD}-${employeeId}`)).status).toBe(202);
    await sent.event("UserActivated", employeeId);
  };
  await Promise.all(hires.map(activate));
  await until("50 ended executions", async () => ((await executions("SUCCEEDED")).length === 50 ? true : undefined));
  expect(sent.events("UserActivated")).toHaveLength(50);
  expect(platform.services.ses.mailbox()).toHaveLength(50);
});

it("creates one user, one execution and one mail for an event that is delivered ten times", async () => {
  const hire = buildHire({ employeeId: "TEN" });
  await Promise.all(Array.from({ length: 10 }, () => hrAt(platform).hire(hire)));
  const sent = sentBy(platform);
  await sent.linkMailedTo(hire.email);
  await platform.services.activity.idle();
  await hrAt(platform).hire(hire);
  await platform.services.activity.idle();
  const { Users = [] } = await platform.cognito.send(
    new ListUsersCommand({ UserPoolId: platform.outputs["userPoolId"], Filter: `username = "${hire.employeeId}"` }),
  );
  expect(Users).toHaveLength(1);
  expect(sent.mailsTo(hire.email)).toHaveLength(1);
  expect((await executions("RUNNING")).map(({ name }) => name)).toEqual(["hire-TEN"]);
});
