import { DescribeUserPoolCommand } from "@aws-sdk/client-cognito-identity-provider";
import { readAssembly } from "local-aws";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { createConfidentialClient, createPool, type OwnPool, withPool } from "../support/own-pool.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
let userPoolId: string;
beforeAll(async () => {
  platform = await startTestPlatform("ownPool");
  userPoolId = await createPool(platform);
});
afterAll(() => platform.stop());

const describePool = async () =>
  (await platform.cognito.send(new DescribeUserPoolCommand({ UserPoolId: userPoolId }))).UserPool;

it("has a template without any resource of Cognito, whose outputs name the pool of the configuration", () => {
  const types = Object.values(readAssembly(inject("assemblies").ownPool).template.Resources).map(({ Type }) => Type);
  expect(types).toContain("AWS::Lambda::Function");
  expect(types.filter((type) => type.startsWith("AWS::Cognito::"))).toEqual([]);
  expect(platform.outputs).toMatchObject({ userPoolId: "eu-west-1_notYetMade" });
});

it("fails the first execution with the name of the missing pool, before any other state", async () => {
  await hrAt(platform).hire({ employeeId: "NOWHERE" });
  expect(await operationsAt(platform).endOf("hire-NOWHERE")).toBe("FAILED");
  expect(await operationsAt(platform).describe("hire-NOWHERE")).toMatchObject({
    error: "UserPoolNotReady",
    cause: expect.stringContaining("User pool eu-west-1_notYetMade: it does not exist here"),
  });
});

it("fails the first execution with what the pool lacks, and succeeds on redrive once that is fixed", async () => {
  const hire = { employeeId: "MENDED", email: "mended@example.com" };
  const lacking = await createConfidentialClient(platform, userPoolId, ["ALLOW_USER_PASSWORD_AUTH"]);
  await withPool(platform, lacking);
  await hrAt(platform).hire(hire);
  expect(await operationsAt(platform).endOf("hire-MENDED")).toBe("FAILED");
  expect(await operationsAt(platform).describe("hire-MENDED")).toMatchObject({
    error: "UserPoolNotReady",
    cause: expect.stringContaining("set ALLOW_ADMIN_USER_PASSWORD_AUTH in the client's ExplicitAuthFlows"),
  });
  const { detail } = await sentBy(platform).event("OnboardingFailed", "MENDED");
  expect(detail).toMatchObject({ onboardingId: "hire-MENDED", status: "FAILED", error: "UserPoolNotReady" });
  const mended = await createConfidentialClient(platform, userPoolId);
  await activateIn(mended, hire.email, () => operationsAt(platform).redrive("hire-MENDED"));
  expect(await operationsAt(platform).endOf("hire-MENDED")).toBe("Activated");
  expect(sentBy(platform).events("UserActivated", "MENDED")).toHaveLength(1);
});

/** Redrives an execution with another pool, and activates its person up to the first sign-in. */
async function activateIn(pool: OwnPool, email: string, redrive: () => Promise<unknown>): Promise<void> {
  const own = await withPool(platform, pool);
  const before = await describePool();
  await redrive();
  const person = personAt(own, await sentBy(own).linkMailedTo(email));
  await person.submitPassword(`${GOOD_PASSWORD}-Aa1!`);
  await person.waitFor("activated");
  expect(
    (await frontEndAt(own, pool.secret).signIn(email, `${GOOD_PASSWORD}-Aa1!`)).AuthenticationResult,
  ).toBeDefined();
  expect({ ...(await describePool()), EstimatedNumberOfUsers: 0 }).toEqual({ ...before, EstimatedNumberOfUsers: 0 });
}
