import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PasswordResetInput } from "../../../../contracts/execution-inputs.ts";
import { OnboardingId } from "../../../../contracts/identifiers.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import {
  buildEvent,
  createAccount,
  createReceivers,
  describeExecution,
  type Receivers,
  startWaitingRun,
} from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

function ask(employeeId: string, method = "link", id = `asked-${employeeId}`) {
  return receivers.startPasswordReset(buildEvent("PasswordResetRequested", { employeeId, method }, id));
}

async function subOf(Username: string): Promise<string | undefined> {
  const get = new AdminGetUserCommand({ UserPoolId: testbed.userPoolId, Username });
  const { UserAttributes = [] } = await testbed.clients.cognito.send(get);
  return UserAttributes.find(({ Name }) => Name === "sub")?.Value;
}

describe("a reset by link", () => {
  it("starts once, with the account as Cognito has it", async () => {
    await createAccount(testbed, "L1");
    expect(await ask("L1")).toEqual({ outcome: "Started", onboardingId: "reset-L1" });
    const { input } = await describeExecution(testbed, "reset-L1");
    const person = { employeeId: "L1", givenName: "Ada" };
    expect(input).toEqual({ onboardingId: "reset-L1", method: "link", ...person, sub: await subOf("L1") });
    expect(await receivers.records.get("reset-L1")).toMatchObject({ purpose: "password-reset", status: "STARTED" });
    expect(await ask("L1")).toEqual({ outcome: "Duplicate", onboardingId: "reset-L1" });
  });

  it.each([
    ["no other", "L2", undefined],
    ["a web address for one", "L2-web", "Ada https://example.org"],
    ["one with a line of its own", "L2-line", "Ada\nyour code is 123456"],
  ])("greets by the user name where the account has %s", async (_, employeeId, name) => {
    const named = name === undefined ? {} : { given_name: name };
    const attributes = { email: `${employeeId}@example.com`, ...named };
    await createAccount(testbed, employeeId, { confirmed: false, attributes });
    await ask(employeeId);
    const { input } = await describeExecution(testbed, `reset-${employeeId}`);
    expect(input).toMatchObject({ givenName: employeeId });
  });

  it("that is under way sends a fresh link when somebody asks again", async () => {
    await createAccount(testbed, "L3");
    await startWaitingRun(testbed, {
      id: "reset-L3",
      employeeId: "L3",
      purpose: "password-reset",
      signalIds: ["first"],
    });
    expect(await ask("L3", "link", "second")).toEqual({ outcome: "Forwarded", onboardingId: "reset-L3" });
    expect(await describeExecution(testbed, "reset-L3")).toMatchObject({ status: "FAILED", error: "ResendRequested" });
    expect(await ask("L3", "link", "second")).toEqual({ outcome: "Duplicate", onboardingId: "reset-L3" });
    expect((await receivers.records.get("reset-L3")).signalIds).toEqual(["first", "second"]);
  });

  it("whose execution never started is started by whoever asks next", async () => {
    await createAccount(testbed, "L4");
    await ask("L4", "link", "first");
    await receivers.records.change("reset-L4", { set: { status: "RECEIVED" } });
    expect(await ask("L4", "link", "second")).toEqual({ outcome: "Forwarded", onboardingId: "reset-L4" });
    expect(await receivers.records.get("reset-L4")).toMatchObject({ status: "STARTED" });
  });

  it.each(["ACTIVATED", "EXPIRED"] as const)("that is %s is followed by the next, once an event", async (status) => {
    const employeeId = `L5-${status}`;
    await createAccount(testbed, employeeId);
    await ask(employeeId, "link", "first");
    await receivers.records.change(`reset-${employeeId}`, { set: { status } });
    expect(await ask(employeeId, "link", "first")).toMatchObject({ outcome: "Duplicate" });
    const next = { outcome: "Started", onboardingId: `reset-${employeeId}-2` };
    expect(await ask(employeeId, "link", "second")).toEqual(next);
    expect(await ask(employeeId, "link", "first")).toEqual({
      outcome: "Duplicate",
      onboardingId: `reset-${employeeId}`,
    });
  });
});

describe("a reset by code", () => {
  it("is an execution named after the event, without a record", async () => {
    const employeeId = "C".repeat(64);
    await createAccount(testbed, employeeId, { attributes: { email: "c1@example.com", given_name: "Ada" } });
    const { outcome, onboardingId = "" } = await ask(employeeId, "code");
    expect(outcome).toBe("Started");
    expect(onboardingId).toMatch(new RegExp(`^reset-${employeeId}-c[0-9a-f]{8}$`));
    expect(onboardingId).toHaveLength(80);
    const { input } = await describeExecution(testbed, onboardingId);
    expect(PasswordResetInput.parse(input)).toMatchObject({ onboardingId, employeeId, method: "code" });
    expect(OnboardingId.safeParse(onboardingId).success).toBe(true);
    expect(await receivers.records.find(onboardingId)).toBeUndefined();
    expect(await ask(employeeId, "code")).toEqual({ outcome, onboardingId });
    expect(await ask(employeeId, "code", "another")).not.toEqual({ outcome, onboardingId });
  });
});

describe("somebody who is still being onboarded", () => {
  it.each(["link", "code"])("gets a fresh link for that instead of a %s, once an event", async (method) => {
    const employeeId = `O-${method}`;
    const { id } = await startWaitingRun(testbed, { employeeId });
    expect(await ask(employeeId, method)).toEqual({ outcome: "Forwarded", onboardingId: id });
    expect(await describeExecution(testbed, id)).toMatchObject({ status: "FAILED", error: "ResendRequested" });
    await receivers.records.change(id, { set: { status: "ACTIVATED" } });
    expect(await ask(employeeId, method)).toEqual({ outcome: "Duplicate", onboardingId: id });
  });

  it("gets none once the password is chosen and a code is due", async () => {
    const { id } = await startWaitingRun(testbed, { employeeId: "O1", status: "CODE_WAITING" });
    expect(await ask("O1")).toEqual({ outcome: "Dropped", onboardingId: id });
  });

  it("can be reset when the onboarding has ended, also if it ends just now", async () => {
    await createAccount(testbed, "O2");
    const { id } = await startWaitingRun(testbed, { employeeId: "O2", status: "SUBMITTED" });
    testbed.network.runBefore(3, () => receivers.records.change(id, { status: "ACTIVATED" }));
    expect(await ask("O2")).toEqual({ outcome: "Started", onboardingId: "reset-O2" });
    testbed.network.reset();
  });
});
