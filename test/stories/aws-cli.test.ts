import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

/** CI has it: there, a missing `aws` is a failure and no reason to look away. */
const isSkipped = spawnSync("aws", ["--version"]).status !== 0 && process.env["CI"] === undefined;

let platform: TestPlatform;
const hire = buildHire({ employeeId: "CLI" });

/** What `aws` prints, parsed; with the credentials that the README tells. */
async function aws(...args: string[]): Promise<unknown> {
  const { endpoint, region } = platform.outputs;
  const env = { ...process.env, AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", AWS_PAGER: "" };
  const all = ["--endpoint-url", endpoint, "--region", region, "--output", "json", ...args];
  const { stdout } = await promisify(execFile)("aws", all, { env });
  return JSON.parse(stdout);
}

describe.skipIf(isSkipped)("through the AWS CLI", () => {
  beforeAll(async () => {
    platform = await sharedPlatform();
  });

  const machine = () => platform.outputs["onboardingStateMachineArn"] ?? "";
  const execution = () => `${machine().replace(":stateMachine:", ":execution:")}:hire-CLI`;

  it("a hire is put on the bus and brought to its end", async () => {
    const bus = platform.outputs["eventBusName"];
    const entry = { EventBusName: bus, Source: "hr", DetailType: "EmployeeHired", Detail: JSON.stringify(hire) };
    expect(await aws("events", "put-events", "--entries", JSON.stringify([entry]))).toMatchObject({
      FailedEntryCount: 0,
    });
    const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
    await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("activated");
    await platform.services.activity.idle();
  });

  it("the execution is listed, described and told event by event", async () => {
    const [list, description, history] = await Promise.all([
      aws("stepfunctions", "list-executions", "--state-machine-arn", machine()),
      aws("stepfunctions", "describe-execution", "--execution-arn", execution()),
      aws("stepfunctions", "get-execution-history", "--execution-arn", execution()),
    ]);
    expect(list).toMatchObject({
      executions: expect.arrayContaining([expect.objectContaining({ name: "hire-CLI", status: "SUCCEEDED" })]),
    });
    expect(description).toMatchObject({ executionArn: execution(), status: "SUCCEEDED" });
    expect(history).toMatchObject({
      events: expect.arrayContaining([expect.objectContaining({ type: "ExecutionSucceeded" })]),
    });
  });

  it("the user is confirmed, with a verified address", async () => {
    const pool = platform.outputs["userPoolId"] ?? "";
    const user = await aws("cognito-idp", "admin-get-user", "--user-pool-id", pool, "--username", "CLI");
    expect(user).toMatchObject({
      UserStatus: "CONFIRMED",
      UserAttributes: expect.arrayContaining([{ Name: "email_verified", Value: "true" }]),
    });
  });
});
