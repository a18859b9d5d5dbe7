import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListExecutionsCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findDeployment } from "../../../tools/journeys/deployment.ts";
import { journeys } from "../../../tools/journeys/journeys/journeys.ts";
import { parseOptions } from "../../../tools/journeys/options.ts";
import { runJourneys } from "../../../tools/journeys/runner.ts";
import { worldAt } from "../../../tools/journeys/world.ts";
import { startTestPlatform, type TestPlatform } from "../../support/platform.ts";

const folder = mkdtempSync(join(tmpdir(), "onboarding-journeys-"));
const outputs = join(folder, "outputs.json");
let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform();
  writeFileSync(outputs, JSON.stringify(platform.outputs));
});
afterAll(async () => {
  await platform.stop();
  rmSync(folder, { recursive: true });
});

/** Runs `npm run journeys`. */
function journey(...args: string[]) {
  return promisify(execFile)(process.execPath, ["--import", "tsx", "tools/journeys/cli.ts", ...args]);
}

const leftovers = async () => {
  const { userPoolId: UserPoolId, onboardingStateMachineArn: stateMachineArn } = platform.outputs;
  const { Users } = await platform.cognito.send(new ListUsersCommand({ UserPoolId }));
  const open = new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" });
  const { executions } = await platform.stateMachines.send(open);
  return { users: Users, open: executions };
};

describe("npm run journeys", () => {
  it("runs every journey on the local run, and leaves neither users nor open executions", async () => {
    const { stdout } = await journey("--outputs", outputs);
    for (const { title } of journeys) expect(stdout).toMatch(new RegExp(`^ {2}ok +\\d+\\.\\d s {2}${title}$`, "m"));
    expect(stdout).toContain(`${journeys.length} of ${journeys.length} journeys passed.\n`);
    expect(await leftovers()).toEqual({ users: [], open: [] });
  });

  it("exits with 1 and reports how a journey failed", async () => {
    // The queue of the dead letters does not exist, so the one journey that needs it fails.
    const lost = { ...platform.outputs, deadLetterQueueUrl: `${platform.outputs.endpoint}/000000000000/nobody` };
    writeFileSync(join(folder, "lost.json"), JSON.stringify(lost));
    const failed = journey("--outputs", join(folder, "lost.json"), "--only", "dead-letter");
    await expect(failed).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/FAILED .*dead-letter.*QueueDoesNotExist.*0 of 1 journeys passed, 1 failed\./s),
    });
  });
});

it.each([
  ["--otputs", "x", /Unknown option '--otputs'/],
  ["--recipient", "a@b.c", /--recipient is "a@b.c"; allowed is an e-mail address with \{id\}/],
  ["--mailbox", "pigeon", /--mailbox is "pigeon"; allowed is the address of a mailbox, or ask/],
])("refuses %s %s", (option, value, message) => {
  expect(() => parseOptions([option, value])).toThrow(message);
});

it("names the command that writes missing outputs", () => {
  expect(() => findDeployment({ outputs: "nowhere.json" })).toThrow('There is no nowhere.json. "npx cdk deploy');
});

it("ends the open executions of a failed journey, and deletes its user", async () => {
  const world = worldAt(findDeployment({ outputs }), { source: "hr", id: "test" });
  const failingJourney = {
    title: "breaks off",
    run: async () => {
      await world.invite("left");
      throw new Error("half-way");
    },
  };
  const lines: string[] = [];
  expect(await runJourneys([failingJourney], world, (line) => lines.push(line))).toBe(1);
  expect((await leftovers()).open).toHaveLength(1);
  await world.cleanUp();
  expect(await leftovers()).toEqual({ users: [], open: [] });
  expect(lines.join("\n")).toMatch(/FAILED .* breaks off\n.*half-way/);
});

it("requires a recipient and a mailbox for a deployed stack", () => {
  const { portalUrl, eventBusName } = platform.outputs;
  const names = Object.entries(platform.outputs).map(([name, value]) => [
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
    value,
  ]);
  const file = join(folder, "cdk-outputs.json");
  writeFileSync(file, JSON.stringify({ Onboarding: Object.fromEntries(names) }));
  expect(() => findDeployment({ outputs: file })).toThrow("A deployed stack needs --mailbox and --recipient.");
  const given = { mailbox: "ask", recipient: "you+{id}@example.com" };
  expect(findDeployment({ outputs: file, ...given })).toMatchObject({ outputs: { portalUrl, eventBusName }, ...given });
});
