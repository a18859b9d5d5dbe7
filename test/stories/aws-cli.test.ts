import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

/** CI installs the CLI: there, a missing `aws` fails the test instead of skipping it. */
const isSkipped = spawnSync("aws", ["--version"]).status !== 0 && process.env["CI"] === undefined;

let platform: TestPlatform;
const hire = buildHire({ employeeId: "CLI" });

/** Runs `aws` with the credentials of the README; returns its output, parsed. */
async function aws(...args: string[]): Promise<unknown> {
  const { endpoint, region } = platform.outputs;
  const env = { ...process.env, AWS_ACCESS_KEY_ID: "local", AWS_SECRET_ACCESS_KEY: "local", AWS_PAGER: "" };
  const all = ["--endpoint-url", endpoint, "--region", region, "--output", "json", ...args];
  const { stdout } = await promisify(execFile)("aws", all, { env });
  return JSON.parse(stdout);
}

describe.skipIf(isSkipped)("through the AWS CLI", () => {
  let answer: unknown;
  beforeAll(async () => {
    platform = await sharedPlatform();
    const bus = platform.outputs["eventBusName"];
    const entry = { EventBusName: bus, Source: "hr", DetailType: "EmployeeHired", Detail: JSON.stringify(hire) };
    answer = await aws("events", "put-events", "--entries", JSON.stringify([entry]));
    const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
    await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("activated");
    await platform.services.activity.idle();
  });

  const machine = () => platform.outputs["onboardingStateMachineArn"] ?? "";
  const execution = () => `${machine().replace(":stateMachine:", ":execution:")}:hire-CLI`;

  it("puts a hire on the bus, who is activated", () => {
    expect(answer).toMatchObject({ FailedEntryCount: 0 });
    expect(sentBy(platform).events("UserActivated", "CLI")).toHaveLength(1);
  });

  it("lists and describes the execution, and shows its history", async () => {
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

  it("shows a confirmed user with a verified address", async () => {
    const pool = platform.outputs["userPoolId"] ?? "";
    const user = await aws("cognito-idp", "admin-get-user", "--user-pool-id", pool, "--username", "CLI");
    expect(user).toMatchObject({
      UserStatus: "CONFIRMED",
      UserAttributes: expect.arrayContaining([{ Name: "email_verified", Value: "true" }]),
    });
  });
});
