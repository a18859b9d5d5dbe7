import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { afterAll, expect, it, vi } from "vitest";
import { createApp } from "./synthesize-stack.ts";

const outdir = mkdtempSync(join(tmpdir(), "onboarding-nag-"));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

it("passes the AwsSolutions rules of cdk-nag", () => {
  const { app } = createApp({}, { outdir });
  const checks = new AwsSolutionsChecks(app);
  const validate = vi.spyOn(checks, "validate");
  Validations.of(app).addPlugins(checks);
  app.synth();
  expect(validate).toHaveBeenCalledOnce();
  expect(JSON.parse(readFileSync(join(outdir, "validation-report.json"), "utf8"))).toMatchObject({ pluginReports: [] });
});
