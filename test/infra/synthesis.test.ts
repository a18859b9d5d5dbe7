import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "onboarding-synthesis-"));
const { standard: byUs, authenticator: otherwise } = inject("assemblies");
const byTheCli = join(folder, "cli");

/** No account, no credentials, no Region; and without CDK's own check of the template, which takes most of the time. */
const environment = {
  PATH: process.env["PATH"],
  HOME: folder,
  CDK_VALIDATION: "false",
  AWS_EC2_METADATA_DISABLED: "true",
};

beforeAll(() => {
  const cdk = join(project, "node_modules/.bin/cdk");
  execFileSync(cdk, ["synth", "--quiet", "--output", byTheCli], { cwd: project, env: environment, stdio: "pipe" });
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function read(assembly: string, file: string): string {
  return readFileSync(join(assembly, file), "utf8");
}

function assetsOf(assembly: string): string[] {
  return readdirSync(assembly).filter((name) => name.startsWith("asset."));
}

it("produces the same template and functions as the CDK CLI", () => {
  expect(read(byUs, "Onboarding.template.json")).toBe(read(byTheCli, "Onboarding.template.json"));
  expect(assetsOf(byUs)).toEqual(assetsOf(byTheCli));
  expect(assetsOf(byUs)).toHaveLength(18);
});

it("replaces the settings that are passed in, with the same functions", () => {
  const secondFactorIn = (assembly: string) =>
    /"MfaConfiguration": "(\w+)"/.exec(read(assembly, "Onboarding.template.json"))?.[1];
  expect([secondFactorIn(byUs), secondFactorIn(otherwise)]).toEqual(["OFF", "ON"]);
  expect(assetsOf(otherwise)).toEqual(assetsOf(byUs));
});

it("does not depend on the project's folder", () => {
  for (const asset of assetsOf(byTheCli)) {
    for (const file of ["index.mjs", "index.mjs.map"]) {
      expect(read(byTheCli, join(asset, file)).includes(project), `${asset}/${file}`).toBe(false);
    }
  }
});

it("packs the page with the portal", () => {
  const pages = assetsOf(byUs).filter((asset) => readdirSync(join(byUs, asset)).includes("page"));
  expect(pages).toHaveLength(1);
  expect(readdirSync(join(byUs, pages[0] ?? "", "page")).sort()).toEqual(["app.js", "index.html", "style.css"]);
});

it("stops at a wrong setting with one line and no stack trace", () => {
  const context = JSON.stringify({ onboarding: { companyName: "" } });
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "infra/app.ts"], {
    cwd: project,
    env: { ...environment, CDK_CONTEXT_JSON: context, CDK_OUTDIR: join(folder, "refused") },
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr.trim().split("\n")).toEqual([
    'onboarding.companyName is ""; allowed is a line of 1 to 100 characters.',
    "onboarding.fromAddress is missing; allowed is an e-mail address, verified in SES.",
    expect.stringContaining("onboarding.supportContact is missing; "),
    "onboarding.signInUrl is missing; allowed is an address that starts with https://.",
  ]);
});
