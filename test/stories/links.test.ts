import { beforeAll, describe, expect, it } from "vitest";
import { GOOD_PASSWORD, invite, personAt, sentBy } from "../support/actors.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
const DAY = 86_400_000;

beforeAll(async () => {
  platform = await sharedPlatform();
});

const inviteToLink = (employeeId: string) => invite(platform, { employeeId });

it("leaves a link usable after 100 GET and HEAD requests", async () => {
  const { link } = await inviteToLink("L-get");
  const { portalUrl } = platform.outputs;
  const visits = Array.from({ length: 50 }, (_, index) => [
    fetch(`${portalUrl}/?visit=${index}#${link}`),
    fetch(`${portalUrl}/`, { method: "HEAD" }),
  ]).flat();
  const statuses = await Promise.all(visits.map(async (visit) => (await visit).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const person = personAt(platform, link);
  expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(202);
  await person.waitFor("activated");
});

describe("a link that was used", () => {
  it("says that it was used, and accepts no other password", async () => {
    const person = personAt(platform, (await inviteToLink("L-used")).link);
    await person.submitPassword(GOOD_PASSWORD);
    await person.waitFor("activated");
    const again = await person.submitPassword("another-good-password");
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({ state: "activated" });
  });

  it("does not reveal its person any more after 30 days", async () => {
    const person = personAt(platform, (await inviteToLink("L-later")).link);
    await person.submitPassword(GOOD_PASSWORD);
    expect(await person.waitFor("activated")).toMatchObject({ firstName: "Ada", username: "L-later" });
    await platform.services.activity.idle();
    await platform.services.clock.advance(30 * DAY);
    expect(await person.open()).toEqual({
      state: "activated",
      companyName: "Example Corp",
      supportContact: expect.any(String),
      signInUrl: expect.stringContaining("https://"),
    });
  });

  it("sets a password once when it is submitted twice", async () => {
    const person = personAt(platform, (await inviteToLink("L-twice")).link);
    const answers = await Promise.all([person.submitPassword(GOOD_PASSWORD), person.submitPassword(GOOD_PASSWORD)]);
    const states = await Promise.all(answers.map(async (answer) => (await answer.json()).state));
    expect(states.every((state) => state === "checking" || state === "activated")).toBe(true);
    await person.waitFor("activated");
    await platform.services.activity.idle();
    expect(sentBy(platform).events("UserActivated", "L-twice")).toHaveLength(1);
  });
});

describe("an older link", () => {
  it("accepts a password up to the last minute of its 24 hours", async () => {
    const { link } = await inviteToLink("L-old");
    const person = personAt(platform, link);
    await platform.services.clock.advance(DAY - 60_000);
    expect((await person.open()).state).toBe("ready");
    expect((await person.submitPassword(GOOD_PASSWORD)).status).toBe(202);
    await person.waitFor("activated");
  });

  it("says that a newer one replaced it, and accepts no password", async () => {
    const { email, link } = await inviteToLink("L-replaced");
    await platform.services.clock.advance(DAY + 60_000);
    const newer = await sentBy(platform).linkMailedTo(email, 2);
    const older = personAt(platform, link);
    expect(await older.open()).toMatchObject({ state: "gone", reason: "replaced" });
    expect((await older.submitPassword(GOOD_PASSWORD)).status).toBe(409);
    await personAt(platform, newer).submitPassword(GOOD_PASSWORD);
    expect((await personAt(platform, newer).waitFor("activated")).username).toBe("L-replaced");
  });
});

describe("a text that is not a link", () => {
  beforeAll(async () => {
    await inviteToLink("L-known");
  });

  it.each([
    ["unknown onboarding", () => `hire-NOBODY.${"a".repeat(43)}`],
    ["wrong secret", () => `hire-L-known.${"a".repeat(43)}`],
    ["no secret", () => "hire-L-known"],
    ["arbitrary text", () => "…"],
  ])("gets the same answer: %s", async (_, link) => {
    const nobody = personAt(platform, link());
    const view = await nobody.open();
    expect(view).toEqual({
      state: "gone",
      reason: "unknown",
      companyName: "Example Corp",
      supportContact: expect.any(String),
    });
    const answer = await nobody.submitPassword(GOOD_PASSWORD);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ state: "gone" });
  });

  it("includes a link that was cut in half", async () => {
    const { link } = await inviteToLink("L-half");
    expect(await personAt(platform, link.slice(0, -20)).open()).toMatchObject({ state: "gone", reason: "unknown" });
  });
});
