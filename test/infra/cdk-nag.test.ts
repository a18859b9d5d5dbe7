import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, expect, it, vi } from "vitest";
import { createApp } from "./synthesize-stack.ts";

const folder = mkdtempSync(join(tmpdir(), "onboarding-nag-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each([
  ["no second factor", {}],
  ["an optional second factor", { secondFactor: "optional", secondFactorMethods: ["email", "totp", "sms"] }],
  ["a required second factor", { secondFactor: "required" }],
  ["an imported pool", { userPoolId: "eu-west-1_a1B2c3D4e", appClientId: "1h57kf5cpq17m0eml12EXAMPLE" }],
])("passes the AwsSolutions rules of cdk-nag with %s", (name, settings) => {
  const outdir = join(folder, name.replaceAll(" ", "-"));
  const { app } = createApp(settings, { outdir });
  const checks = new AwsSolutionsChecks(app);
  const validate = vi.spyOn(checks, "validate");
  Validations.of(app).addPlugins(checks);
  app.synth();
  expect(validate).toHaveBeenCalledOnce();
  expect(JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8"))).toMatchObject({ pluginReports: [] });
});
