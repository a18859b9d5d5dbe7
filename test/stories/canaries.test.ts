import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { portalAt } from "../support/portal.ts";
import { collectStoredText, tableText } from "../support/stored-text.ts";

let platform: TestPlatform;
const hire = buildHire({ employeeId: "CANARY" });
const chosen = `${GOOD_PASSWORD}-canary-taken`;
const refusedByCognito = "canary refused by cognito";
const confirmed = `${GOOD_PASSWORD}-canary-confirmed`;
const refusedByPortal = "canary-short";
/** The text of every store that may keep data of this story, at its end and while the execution waited. */
let stores = {
  history: "",
  logs: "",
  events: "",
  table: "",
  mails: "",
  texts: "",
  deadLetters: "",
  tableWhileWaiting: "",
  answers: "",
};
let secret = "";
let taskToken = "";
let code = "";

beforeAll(async () => {
  platform = await startTestPlatform();
  const sent = sentBy(platform);
  await hrAt(platform).emit("EmployeeHired", { ...buildHire({ employeeId: "CANARY-bad" }), email: "nobody@" });
  await hrAt(platform).hire(hire);
  const link = await sent.linkMailedTo(hire.email);
  secret = link.split(".")[1] ?? "";
  const person = personAt(platform, link);
  stores.tableWhileWaiting = await until("the task token", async () => {
    const table = await tableText(platform);
    return table.includes("taskToken") ? table : undefined;
  });
  taskToken = /"taskToken":\{"S":"([^"]+)"/.exec(stores.tableWhileWaiting)?.[1] ?? "";
  for (const password of [refusedByPortal, refusedByCognito])
    stores.answers += await (await person.submitPassword(password)).text();
  await until("the rejection", async () => ("rejection" in (await person.status()) ? true : undefined));
  stores.answers += await (await person.submitPassword(chosen)).text();
  stores.answers += JSON.stringify(await person.waitFor("activated"));
  await resetForgottenPassword();
  await platform.services.activity.idle();
  stores = { ...stores, ...(await collectStoredText(platform)) };
});
afterAll(() => platform.stop());

/** Resets the password by Cognito's mailed code, after a wrong code. */
async function resetForgottenPassword(): Promise<void> {
  const portal = portalAt(platform);
  await portal("password/forgot", { username: "CANARY" });
  code = await sentBy(platform).codeMailedTo(hire.email);
  for (const typed of ["000000", code]) {
    const answer = await portal("password/confirm", { username: "CANARY", code: typed, newPassword: confirmed });
    stores.answers += JSON.stringify(answer);
  }
}

const storesByName = () => Object.entries(stores);

describe("a password", () => {
  it.each([
    ["accepted", chosen],
    ["set by a mailed code", confirmed],
    ["refused by Cognito", refusedByCognito],
    ["refused by the portal", refusedByPortal],
  ])("that was %s is stored nowhere in clear", (_, password) => {
    const found = storesByName().filter(([, text]) => text.includes(password));
    expect(found.map(([store]) => store)).toEqual([]);
  });

  it("is removed from the record even in its sealed form", () => {
    expect(stores.table).not.toContain("sealedPassword");
  });
});

describe("other secrets", () => {
  it("stores the link's secret in the mail only", () => {
    expect(secret).toHaveLength(43);
    const found = storesByName().filter(([, text]) => text.includes(secret));
    expect(found.map(([store]) => store)).toEqual(["mails"]);
  });

  it("stores the code for a new password in its mail only", () => {
    expect(stores.answers).toContain("password-set");
    const found = storesByName().filter(([, text]) => new RegExp(`(?<![\\w-])${code}(?!\\w)`).test(text));
    expect(found.map(([store]) => store)).toEqual(["mails"]);
  });

  it("stores the task token on the record while the execution waits, and in the history that Step Functions writes", () => {
    expect(taskToken.length).toBeGreaterThan(20);
    const found = storesByName().filter(([, text]) => text.includes(taskToken));
    expect(found.map(([store]) => store).sort()).toEqual(["history", "tableWhileWaiting"]);
  });

  it.each([
    ["tokens of Cognito", /eyJ[\w-]{20,}/],
    ["temporary passwords", /aA1!/],
    ["challenge sessions", /[\w+/=-]{1000,}/],
  ])("stores %s nowhere", (_, pattern) => {
    const found = storesByName().filter(([, text]) => pattern.test(text));
    expect(found.map(([store]) => store)).toEqual([]);
  });
});

it.each(["logs", "table", "tableWhileWaiting"] as const)("stores no name and no address in the %s", (store) => {
  expect(stores[store]).toContain("CANARY");
  expect(stores[store]).not.toMatch(/canary@|Lovelace/);
});
