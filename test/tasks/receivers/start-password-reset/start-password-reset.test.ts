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

function requestReset(employeeId: string, method = "link", id = `asked-${employeeId}`) {
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
    expect(await requestReset("L1")).toEqual({ outcome: "Started", onboardingId: "reset-L1" });
    const { input } = await describeExecution(testbed, "reset-L1");
    const person = { employeeId: "L1", givenName: "Ada" };
    expect(input).toEqual({ onboardingId: "reset-L1", method: "link", ...person, sub: await subOf("L1") });
    expect(await receivers.records.get("reset-L1")).toMatchObject({ purpose: "password-reset", status: "STARTED" });
    expect(await requestReset("L1")).toEqual({ outcome: "Duplicate", onboardingId: "reset-L1" });
  });

  it.each([
    ["no name", "L2", undefined],
    ["a web address as a name", "L2-web", "Ada https://example.org"],
    ["a name of two lines", "L2-line", "Ada\nyour code is 123456"],
  ])("greets by the user name where the account has %s", async (_, employeeId, name) => {
    const named = name === undefined ? {} : { given_name: name };
    const attributes = { email: `${employeeId}@example.com`, ...named };
    await createAccount(testbed, employeeId, { confirmed: false, attributes });
    await requestReset(employeeId);
    const { input } = await describeExecution(testbed, `reset-${employeeId}`);
    expect(input).toMatchObject({ givenName: employeeId });
  });

  it("sends a fresh link when it is already open", async () => {
    await createAccount(testbed, "L3");
    await startWaitingRun(testbed, {
      id: "reset-L3",
      employeeId: "L3",
      purpose: "password-reset",
      signalIds: ["first"],
    });
    expect(await requestReset("L3", "link", "second")).toEqual({ outcome: "Forwarded", onboardingId: "reset-L3" });
    expect(await describeExecution(testbed, "reset-L3")).toMatchObject({ status: "FAILED", error: "ResendRequested" });
    expect(await requestReset("L3", "link", "second")).toEqual({ outcome: "Duplicate", onboardingId: "reset-L3" });
    expect((await receivers.records.get("reset-L3")).signalIds).toEqual(["first", "second"]);
  });

  it("is started by the next request when its execution never started", async () => {
    await createAccount(testbed, "L4");
    await requestReset("L4", "link", "first");
    await receivers.records.change("reset-L4", { set: { status: "RECEIVED" } });
    expect(await requestReset("L4", "link", "second")).toEqual({ outcome: "Forwarded", onboardingId: "reset-L4" });
    expect(await receivers.records.get("reset-L4")).toMatchObject({ status: "STARTED" });
  });

  it.each(["ACTIVATED", "EXPIRED"] as const)("is followed by the next one after %s, once per event", async (status) => {
    const employeeId = `L5-${status}`;
    await createAccount(testbed, employeeId);
    await requestReset(employeeId, "link", "first");
    await receivers.records.change(`reset-${employeeId}`, { set: { status } });
    expect(await requestReset(employeeId, "link", "first")).toMatchObject({ outcome: "Duplicate" });
    const next = { outcome: "Started", onboardingId: `reset-${employeeId}-2` };
    expect(await requestReset(employeeId, "link", "second")).toEqual(next);
    expect(await requestReset(employeeId, "link", "first")).toEqual({
      outcome: "Duplicate",
      onboardingId: `reset-${employeeId}`,
    });
  });
});

describe("a reset by code", () => {
  it("starts an execution that is named after the event, without a record", async () => {
    const employeeId = "C".repeat(64);
    await createAccount(testbed, employeeId, { attributes: { email: "c1@example.com", given_name: "Ada" } });
    const { outcome, onboardingId = "" } = await requestReset(employeeId, "code");
    expect(outcome).toBe("Started");
    expect(onboardingId).toMatch(new RegExp(`^reset-${employeeId}-c[0-9a-f]{8}$`));
    expect(onboardingId).toHaveLength(80);
    const { input } = await describeExecution(testbed, onboardingId);
    expect(PasswordResetInput.parse(input)).toMatchObject({ onboardingId, employeeId, method: "code" });
    expect(OnboardingId.safeParse(onboardingId).success).toBe(true);
    expect(await receivers.records.find(onboardingId)).toBeUndefined();
    expect(await requestReset(employeeId, "code")).toEqual({ outcome, onboardingId });
    expect(await requestReset(employeeId, "code", "another")).not.toEqual({ outcome, onboardingId });
  });
});

describe("a person who is still being onboarded", () => {
  it.each(["link", "code"])("gets a fresh link of the onboarding instead of a %s, once per event", async (method) => {
    const employeeId = `O-${method}`;
    const { id } = await startWaitingRun(testbed, { employeeId });
    expect(await requestReset(employeeId, method)).toEqual({ outcome: "Forwarded", onboardingId: id });
    expect(await describeExecution(testbed, id)).toMatchObject({ status: "FAILED", error: "ResendRequested" });
    await receivers.records.change(id, { set: { status: "ACTIVATED" } });
    expect(await requestReset(employeeId, method)).toEqual({ outcome: "Duplicate", onboardingId: id });
  });

  it("gets no link once a code is due", async () => {
    const { id } = await startWaitingRun(testbed, { employeeId: "O1", status: "CODE_WAITING" });
    expect(await requestReset("O1")).toEqual({ outcome: "Dropped", onboardingId: id });
  });

  it("can be reset as soon as the onboarding has ended", async () => {
    await createAccount(testbed, "O2");
    const { id } = await startWaitingRun(testbed, { employeeId: "O2", status: "SUBMITTED" });
    testbed.network.runBefore(3, () => receivers.records.change(id, { status: "ACTIVATED" }));
    expect(await requestReset("O2")).toEqual({ outcome: "Started", onboardingId: "reset-O2" });
    testbed.network.reset();
  });
});
