import { beforeAll, expect, it } from "vitest";
import type { Problem } from "../../contracts/portal-api.ts";
import { until } from "../../packages/local-aws/test/support/until.ts";
import { GOOD_PASSWORD, invite, personAt } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;

beforeAll(async () => {
  platform = await sharedPlatform();
});

const invited = async (employeeId: string, familyName = "Lovelace") =>
  personAt(platform, (await invite(platform, { employeeId, familyName })).link);

it.each([
  ["too short", "short-one-1234", "too-short"],
  ["too long", "x-y".repeat(100), "too-long"],
  ["well known", "correct-horse-battery-staple", "common"],
  ["a repetition", "abcabcabcabcabcabc", "common"],
  ["the person's own name", "Ada Lovelace King", "personal"],
])(
  "rejects a password at once that is %s, and accepts the next with the same link",
  async (title, password, reason) => {
    const person = await invited(`R-${title.replaceAll(/\W/g, "")}`, "Lovelace King");
    const answer = await person.submitPassword(password);
    expect(answer.status).toBe(422);
    const problem: Problem = await answer.json();
    expect(problem.rejection).toMatchObject({ reason, message: expect.any(String) });
    expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(202);
    await person.waitFor("activated");
  },
);

it("shows why Cognito refused a password, and accepts the next with the same link", async () => {
  const person = await invited("R-cognito");
  expect((await person.submitPassword("spaces between the words")).status).toBe(202);
  const view = await until("the rejection", async () => {
    const seen = await person.status();
    return seen.state === "ready" && seen.rejection ? seen : undefined;
  });
  expect(view.rejection).toMatchObject({ reason: "characters", message: expect.stringContaining("space") });
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(202);
  await person.waitFor("activated");
});

it("accepts no password after thirty refused ones for one link", async () => {
  const person = await invited("R-many");
  for (let attempt = 0; attempt < 30; attempt += 1) {
    await person.waitFor("ready");
    expect((await person.submitPassword(`spaces between the words ${attempt}`)).status).toBe(202);
  }
  await person.waitFor("ready");
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(429);
});
