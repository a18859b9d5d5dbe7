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
/** Each place where something of the journey is kept, as text, at the end and while the run waited. */
let stores = {
  ...{ history: "", logs: "", events: "", table: "", mails: "", texts: "", deadLetters: "" },
  ...{ tableWhileWaiting: "", answers: "" },
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
  await forgetPassword();
  await platform.services.activity.idle();
  stores = { ...stores, ...(await collectStoredText(platform)) };
});
afterAll(() => platform.stop());

/** By Cognito's own code, with a wrong one first. */
async function forgetPassword(): Promise<void> {
  const portal = portalAt(platform);
  await portal("password/forgot", { username: "CANARY" });
  code = await sentBy(platform).codeMailedTo(hire.email);
  for (const typed of ["000000", code]) {
    const answer = await portal("password/confirm", { username: "CANARY", code: typed, newPassword: confirmed });
    stores.answers += JSON.stringify(answer);
  }
}

const everywhere = () => Object.entries(stores);

describe("a password", () => {
  it.each([
    ["taken", chosen],
    ["set by a mailed code", confirmed],
    ["refused by Cognito", refusedByCognito],
    ["refused by the portal", refusedByPortal],
  ])("that was %s is kept nowhere in clear", (_, password) => {
    const found = everywhere().filter(([, text]) => text.includes(password));
    expect(found.map(([place]) => place)).toEqual([]);
  });

  it("is erased from the record even in its sealed form", () => {
    expect(stores.table).not.toContain("sealedPassword");
  });
});

describe("other secrets", () => {
  it("keeps the link's secret in the mail only", () => {
    expect(secret).toHaveLength(43);
    const found = everywhere().filter(([, text]) => text.includes(secret));
    expect(found.map(([place]) => place)).toEqual(["mails"]);
  });

  it("keeps the code for a new password in its mail only", () => {
    expect(stores.answers).toContain("password-set");
    const found = everywhere().filter(([, text]) => new RegExp(`(?<![\\w-])${code}(?!\\w)`).test(text));
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
  expect(stores[place]).toContain("CANARY");
  expect(stores[place]).not.toMatch(/canary@|Lovelace/);
});
