import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, it } from "vitest";
import * as z from "zod";
import { adaptTemplate } from "../../../tools/journeys/ministack/adapt-template.ts";

const Grant = z.object({ Action: z.union([z.string(), z.array(z.string())]), Resource: z.unknown() });
const Policies = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.object({ PolicyDocument: z.object({ Statement: z.array(Grant) }).optional() }).optional(),
    }),
  ),
});

/** The grants of all roles, with each resource as JSON. */
function grantsOf(template: unknown) {
  const resources = Object.values(Policies.parse(template).Resources);
  const policies = resources.filter(({ Type }) => Type === "AWS::IAM::Policy");
  const grants = policies.flatMap(({ Properties }) => Properties?.PolicyDocument?.Statement ?? []);
  return grants.map(({ Action, Resource }) => ({ Action, Resource: JSON.stringify(Resource) }));
}

const read = () => readFileSync(join(inject("assembly"), "Onboarding.template.json"), "utf8");

it("changes exactly what decision 16 lists", () => {
  const { changes } = adaptTemplate(JSON.parse(read()));
  const decision = readFileSync("docs/decisions/0016-journeys-run-on-ministack.md", "utf8");
  const [, listed = ""] = decision.split("## What is changed in the copy");
  const rows = [...listed.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, change]) => change);
  expect(rows.sort()).toEqual([...changes.keys()].sort());
});

it("removes no grant, and widens only those of two kinds", () => {
  const { template } = adaptTemplate(JSON.parse(read()));
  const [before, after] = [grantsOf(JSON.parse(read())), grantsOf(template)];
  expect(after.map(({ Action }) => Action)).toEqual(before.map(({ Action }) => Action));
  const widened = after.filter(({ Resource }, index) => Resource !== before[index]?.Resource);
  expect(new Set(widened.flatMap(({ Action }) => Action))).toEqual(
    new Set(["ses:SendEmail", "states:SendTaskFailure", "states:SendTaskSuccess"]),
  );
});

it("leaves the denial of calls without TLS unchanged", () => {
  const { template } = adaptTemplate(JSON.parse(read()));
  expect(JSON.stringify(template)).toContain('{"Bool":{"aws:SecureTransport":"false"}}');
});
