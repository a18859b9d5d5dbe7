import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { GetExecutionHistoryCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aHire, GOOD_PASSWORD, hrAt, personAt, worldAt } from "../support/actors.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { until } from "../support/until.ts";

let platform: TestPlatform;
const hire = aHire({ employeeId: "CANARY" });
const chosen = `${GOOD_PASSWORD}-canary-taken`;
const refusedByCognito = "canary refused by cognito";
const refusedByPortal = "canary-short";
/** Each place where something of the journey is kept, as text, at the end and while the run waited. */
const places = {
  history: "",
  logs: "",
  events: "",
  table: "",
  tableWhileWaiting: "",
  mails: "",
  deadLetters: "",
  answers: "",
};
let secret = "";
let taskToken = "";

beforeAll(async () => {
  platform = await startTestPlatform();
  const world = worldAt(platform);
  await hrAt(platform).emit("EmployeeHired", { ...aHire({ employeeId: "CANARY-bad" }), email: "nobody@" });
  await hrAt(platform).hires(hire);
  const link = await world.linkMailedTo(hire.email);
  secret = link.split(".")[1] ?? "";
  const person = personAt(platform, link);
  places.tableWhileWaiting = await until("the task token", async () => {
    const table = await scan();
    return table.includes("taskToken") ? table : undefined;
  });
  taskToken = /"taskToken":\{"S":"([^"]+)"/.exec(places.tableWhileWaiting)?.[1] ?? "";
  for (const password of [refusedByPortal, refusedByCognito])
    places.answers += await (await person.choose(password)).text();
  await until("the rejection", async () => ("rejection" in (await person.status()) ? true : undefined));
  places.answers += await (await person.choose(chosen)).text();
  places.answers += JSON.stringify(await person.sees("activated"));
  await platform.services.activity.idle();
  await lookEverywhere();
});
afterAll(() => platform.stop());

async function scan(): Promise<string> {
  return JSON.stringify(
    (await platform.dynamodb.send(new ScanCommand({ TableName: platform.outputs["tableName"] }))).Items,
  );
}

async function lookEverywhere(): Promise<void> {
  const machine = platform.outputs["onboardingStateMachineArn"] ?? "";
  const executionArn = `${machine.replace(":stateMachine:", ":execution:")}:hire-CANARY`;
  const history = await platform.stateMachines.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  const logs = readdirSync(platform.logDirectory).map((file) =>
    readFileSync(join(platform.logDirectory, file), "utf8"),
  );
  const { eventBridge, ses, sqs } = platform.services;
  places.history = JSON.stringify(history.events);
  places.logs = logs.join("\n");
  places.events = JSON.stringify(eventBridge.events());
  places.table = await scan();
  places.mails = JSON.stringify(ses.mailbox());
  places.deadLetters = JSON.stringify(sqs.queues().map(({ arn }) => sqs.messages(arn)));
}

const everywhere = () => Object.entries(places);

describe("a password", () => {
  it.each([
    ["taken", chosen],
    ["refused by Cognito", refusedByCognito],
    ["refused by the portal", refusedByPortal],
  ])("that was %s is kept nowhere in clear", (_, password) => {
    const found = everywhere().filter(([, text]) => text.includes(password));
    expect(found.map(([place]) => place)).toEqual([]);
  });

  it("is erased from the record even in its sealed form", () => {
    expect(places.table).not.toContain("sealedAnswer");
  });
});

describe("other secrets", () => {
  it("keeps the link's secret in the mail only", () => {
    expect(secret).toHaveLength(43);
    const found = everywhere().filter(([, text]) => text.includes(secret));
    expect(found.map(([place]) => place)).toEqual(["mails"]);
  });

  it("keeps the task token on the record while the run waits, and where Step Functions itself writes it", () => {
    expect(taskToken.length).toBeGreaterThan(20);
    const found = everywhere().filter(([, text]) => text.includes(taskToken));
    expect(found.map(([place]) => place).sort()).toEqual(["history", "tableWhileWaiting"]);
  });

  it.each([
    ["tokens of Cognito", /eyJ[\w-]{20,}/],
    ["temporary passwords", /aA1!/],
    ["challenge sessions", /[\w+/=-]{1000,}/],
  ])("keeps %s nowhere", (_, pattern) => {
    const found = everywhere().filter(([, text]) => pattern.test(text));
    expect(found.map(([place]) => place)).toEqual([]);
  });
});

it.each(["logs", "table", "tableWhileWaiting"] as const)("keeps names and addresses out of the %s", (place) => {
  expect(places[place]).toContain("CANARY");
  expect(places[place]).not.toMatch(/canary@|Lovelace/);
});
