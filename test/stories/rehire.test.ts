import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AdminGetUserCommand, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider";
import { ListExecutionsCommand, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { beforeAll, describe, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";
import { recordsOfPlatform } from "../support/platform-records.ts";

let platform: TestPlatform;
const DAY = 86_400_000;

beforeAll(async () => {
  platform = await sharedPlatform();
});

async function userOf(Username: string) {
  const { userPoolId: UserPoolId } = platform.outputs;
  const {
    Enabled,
    UserStatus,
    UserAttributes = [],
  } = await platform.cognito.send(new AdminGetUserCommand({ UserPoolId, Username }));
  const attributes = new Map(UserAttributes.map(({ Name, Value }) => [Name, Value]));
  return { Enabled, UserStatus, sub: attributes.get("sub"), email: attributes.get("email") };
}

/** The names of all executions of an employee id, in upper or lower case. */
async function executionsOf(employeeId: string): Promise<string[]> {
  const { onboardingStateMachineArn: stateMachineArn } = platform.outputs;
  const { executions = [] } = await platform.stateMachines.send(new ListExecutionsCommand({ stateMachineArn }));
  const names = executions.map(({ name = "" }) => name);
  return names.filter((name) => name.toLowerCase().startsWith(`hire-${employeeId.toLowerCase()}`)).sort();
}

/** The log lines of `start-onboarding` about events that it has postponed. */
function postponements(): unknown[] {
  const lines = readFileSync(join(platform.logDirectory, "onboarding-start-onboarding.log"), "utf8").split("\n");
  return lines.filter((line) => line.includes('"TASK_POSTPONED"')).map((line): unknown => JSON.parse(line));
}

async function hireAndSettle(hire: ReturnType<typeof buildHire>): Promise<void> {
  await hrAt(platform).hire(hire);
  await platform.services.activity.idle();
}

describe("a person whose first onboarding expired", () => {
  const hire = buildHire({ employeeId: "AGAIN" });
  let expired: Awaited<ReturnType<typeof userOf>>;
  let hiredAgain: Awaited<ReturnType<typeof userOf>>;
  let link: string;
  let submitted: Response;
  beforeAll(async () => {
    const sent = sentBy(platform);
    await hrAt(platform).hire(hire);
    await sent.linkMailedTo(hire.email);
    await platform.services.clock.advance(14.1 * DAY);
    await operationsAt(platform).endOf("hire-AGAIN");
    expired = await userOf("AGAIN");
    const mails = sent.mailsTo(hire.email).length;
    await hrAt(platform).hire(hire);
    link = await sent.linkMailedTo(hire.email, mails + 1);
    hiredAgain = await userOf("AGAIN");
    const person = personAt(platform, link);
    submitted = await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("activated");
    await sent.event("UserActivated", "AGAIN");
    await platform.services.activity.idle();
  });

  it("is disabled, and has a sub that stays", async () => {
    expect(await operationsAt(platform).endOf("hire-AGAIN")).toBe("Expired");
    expect(sentBy(platform).events("OnboardingExpired", "AGAIN")).toHaveLength(1);
    expect(expired).toMatchObject({ Enabled: false, UserStatus: "FORCE_CHANGE_PASSWORD", sub: expect.any(String) });
    expect(hiredAgain.sub).toBe(expired.sub);
  });

  it("is activated by a second onboarding with a name of its own", async () => {
    expect(link).toMatch(/^hire-AGAIN-2\./);
    expect(hiredAgain.Enabled).toBe(true);
    expect(submitted.status).toBe(202);
    const { sub } = expired;
    const { detail } = await sentBy(platform).event("UserActivated", "AGAIN");
    expect(detail).toMatchObject({ onboardingId: "hire-AGAIN-2", username: "AGAIN", sub });
    expect(await userOf("AGAIN")).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED", sub });
    expect(await executionsOf("AGAIN")).toEqual(["hire-AGAIN", "hire-AGAIN-2"]);
  });

  it("signs in, while the links of the first onboarding stay closed", async () => {
    const AuthParameters = { USERNAME: hire.email, PASSWORD: GOOD_PASSWORD };
    const ClientId = platform.outputs["appClientId"];
    const signIn = new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    expect((await platform.cognito.send(signIn)).AuthenticationResult?.AccessToken).toBeDefined();
    const first = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
    expect(await first.open()).toMatchObject({ state: "gone", reason: "closed" });
  });
});

describe("a person who is hired again while the earlier execution is closed but has not ended", () => {
  const hire = buildHire({ employeeId: "EAGER" });
  const MINUTE = 60_000;

  it("is hired at the second delivery, by an execution that starts after the end of the earlier one", async () => {
    const sent = sentBy(platform);
    const { record, describe: runOf } = operationsAt(platform);
    await hrAt(platform).hire(hire);
    await sent.linkMailedTo(hire.email);
    await platform.services.activity.idle();
    await recordsOfPlatform(platform).change("hire-EAGER", { status: "CANCELLED" });
    await hireAndSettle(hire);
    expect(await executionsOf("EAGER")).toEqual(["hire-EAGER"]);
    expect(await record("hire-EAGER-2")).toBeUndefined();
    expect(postponements()).toContainEqual(expect.objectContaining({ level: "INFO", errorName: "EarlierRunNotEnded" }));
    const { executionArn } = await runOf("hire-EAGER");
    await platform.stateMachines.send(new StopExecutionCommand({ executionArn }));
    await platform.services.clock.advance(1.1 * MINUTE);
    expect(await sent.linkMailedTo(hire.email, 2)).toMatch(/^hire-EAGER-2\./);
    const [first, second] = [await runOf("hire-EAGER"), await runOf("hire-EAGER-2")];
    expect(first.stopDate?.getTime()).toBeLessThan(second.startDate?.getTime() ?? 0);
  });
});

describe("an employee id that HR writes in another case", () => {
  const hire = buildHire({ employeeId: "twin" });
  const variant = buildHire({ employeeId: "TWIN", email: "other@example.com" });

  const expectOnePerson = async () => {
    expect(await executionsOf("twin")).toEqual(["hire-twin"]);
    expect(sentBy(platform).mailsTo(hire.email)).toHaveLength(1);
    expect(sentBy(platform).mailsTo(variant.email)).toEqual([]);
    expect(await userOf("TWIN")).toMatchObject({ Enabled: true, email: hire.email });
  };

  beforeAll(async () => {
    await hireAndSettle(hire);
    await hireAndSettle(variant);
  });

  it("is the same person while the onboarding is open", async () => {
    await expectOnePerson();
  });

  it("is the same person after the activation, and leaves the account alone", async () => {
    const person = personAt(platform, await sentBy(platform).linkMailedTo(hire.email));
    await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("activated");
    await hireAndSettle(variant);
    await platform.services.clock.advance(15 * DAY);
    await expectOnePerson();
    expect((await userOf("twin")).UserStatus).toBe("CONFIRMED");
    expect(sentBy(platform).events("UserActivated", "twin")).toHaveLength(1);
  });
});
