import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentBy } from "../../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../../support/platform.ts";

const folder = mkdtempSync(join(tmpdir(), "onboarding-hire-"));
let platform: TestPlatform;

beforeAll(async () => {
  platform = await sharedPlatform();
  write("local.json", platform.outputs);
  write("stopped.json", { ...platform.outputs, endpoint: "http://127.0.0.1:9" });
  write("cdk-outputs.json", { Onboarding: { EventBusName: platform.outputs["eventBusName"] } });
  writeFileSync(join(folder, "config"), "[profile people]\nregion = eu-west-1\n");
  writeFileSync(join(folder, "credentials"), "[people]\naws_access_key_id = local\naws_secret_access_key = local\n");
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(content));
}

const person = ["--email", "ada@example.com", "--given-name", "Ada", "--family-name", "Lovelace"];

/** Runs `npm run hire` on a machine with one AWS profile and nothing else. */
function hire(employeeId: string, outputs: string, ...more: string[]) {
  const args = ["--import", "tsx", "tools/hire/cli.ts", "--employee-id", employeeId, ...person];
  const env = {
    PATH: process.env["PATH"],
    AWS_CONFIG_FILE: join(folder, "config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "credentials"),
    AWS_ENDPOINT_URL: platform.outputs.endpoint,
  };
  return promisify(execFile)(process.execPath, [...args, "--outputs", join(folder, outputs), ...more], { env });
}

describe("npm run hire", () => {
  it("puts a hire on the bus of the local run and prints where its mail is", async () => {
    const { stdout, stderr } = await hire("E2001", "local.json", "--locale", "en");
    const { id, source, detail } = await sentBy(platform).event("EmployeeHired", "E2001");
    const names = { givenName: "Ada", familyName: "Lovelace", locale: "en" };
    expect({ source, detail }).toEqual({
      source: "hr",
      detail: { employeeId: "E2001", email: "ada@example.com", ...names },
    });
    expect(stdout).toContain(id);
    expect(stdout).toContain(platform.outputs.mailboxUrl);
    expect(stderr).toBe("");
  });

  it("puts a hire on the bus of a deployed stack, with a profile's credentials and Region", async () => {
    const { stdout, stderr } = await hire("E2002", "cdk-outputs.json", "--profile", "people", "--source", "people");
    const { source } = await sentBy(platform).event("EmployeeHired", "E2002");
    expect(source).toBe("people");
    expect(stdout).toContain("The link is mailed to ada@example.com.");
    expect(stderr).toBe("");
  });

  it.each([
    [
      "a local run that was stopped",
      "stopped.json",
      [],
      /^The local run is not running: nothing is at http.*\. Start it with: npm start\n$/,
    ],
    ["an event that the bus refuses", "local.json", ["--source", "aws.hr"], /^EventBridge refused .* NotAuthorized/],
    ["an unknown option", "local.json", ["--name", "Ada"], /^Unknown option '--name'\.\nAll options: .*--help\n$/],
  ] as const)("fails with %s, and reports it", async (_, outputs, more, message) => {
    const failed = hire("E2003", outputs, ...more);
    await expect(failed).rejects.toMatchObject({ code: 1, stdout: "" });
    await expect(failed).rejects.toMatchObject({ stderr: expect.stringMatching(message) });
  });
});
