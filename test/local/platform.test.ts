import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeploymentFailed } from "local-aws";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";
import { type Platform, startPlatform } from "../../local/platform.ts";
import { openServers } from "../../local/servers.ts";

const PORTS = { awsPort: 0, portalPort: 0 };
const TEMPLATE = "Onboarding.template.json";
const directory = mkdtempSync(join(tmpdir(), "onboarding-run-"));
afterAll(() => rmSync(directory, { recursive: true }));

const portsOf = ({ outputs }: Platform) => ({
  awsPort: Number(new URL(outputs.endpoint).port),
  portalPort: Number(new URL(outputs.portalUrl).port),
});

describe("the template on this machine", () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await startPlatform({ ...PORTS, assembly: inject("assembly"), directory });
  });
  afterAll(() => platform.stop());

  it("is deployed completely, and its outputs are written under their documented names", () => {
    const written: unknown = JSON.parse(readFileSync(join(directory, "outputs.json"), "utf8"));
    expect(written).toEqual(platform.outputs);
    const { endpoint, portalUrl } = platform.outputs;
    expect(written).toEqual({
      endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      region: "eu-west-1",
      accountId: "000000000000",
      portalUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      consoleUrl: `${portalUrl}/console`,
      mailboxUrl: `${portalUrl}/console/api/mailbox`,
      eventBusName: "onboarding",
      onboardingStateMachineArn: "arn:aws:states:eu-west-1:000000000000:stateMachine:onboarding",
      passwordResetStateMachineArn: "arn:aws:states:eu-west-1:000000000000:stateMachine:password-reset",
      userPoolId: expect.stringMatching(/^eu-west-1_\w+$/),
      appClientId: expect.stringMatching(/^\w+$/),
      tableName: expect.stringMatching(/^\w+/),
      deadLetterQueueUrl: expect.stringContaining(endpoint),
    });
  });

  it.each([
    ["the page", "portalUrl", "text/html"],
    ["the console", "consoleUrl", "text/html"],
    ["the mailbox", "mailboxUrl", "application/json"],
  ] as const)("answers %s at its address, and to HEAD the same without a body", async (_, name, type) => {
    const address = platform.outputs[name];
    const [get, head] = await Promise.all([fetch(address), fetch(address, { method: "HEAD" })]);
    expect(get.headers.get("content-type")).toContain(type);
    expect([head.status, head.headers.get("content-type")]).toEqual([200, get.headers.get("content-type")]);
    expect(await get.text()).not.toBe("");
    expect(await head.text()).toBe("");
  });

  it("frees its ports when it is stopped", async () => {
    const other = mkdtempSync(join(directory, "stopped-"));
    const stopped = await startPlatform({ ...PORTS, assembly: inject("assembly"), directory: other });
    await stopped.stop();
    const again = await openServers(portsOf(stopped));
    expect(again.endpoint).toBe(stopped.outputs.endpoint);
    await again.close();
  });
});

it("refuses a template with an unsupported resource, by its name", async () => {
  const assembly = join(directory, "assembly");
  cpSync(inject("assembly"), assembly, { recursive: true });
  const Template = z.looseObject({ Resources: z.record(z.string(), z.unknown()) });
  const template = Template.parse(JSON.parse(readFileSync(join(assembly, TEMPLATE), "utf8")));
  template.Resources["Topic"] = { Type: "AWS::SNS::Topic" };
  writeFileSync(join(assembly, TEMPLATE), JSON.stringify(template));
  const started = startPlatform({ ...PORTS, assembly, directory });
  await expect(started).rejects.toThrow(DeploymentFailed);
  await expect(started).rejects.toThrow(
    "AWS::SNS::Topic Topic cannot be made locally: AWS::SNS::Topic is not supported",
  );
});
