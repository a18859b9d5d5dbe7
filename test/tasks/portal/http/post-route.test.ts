import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { advanceToInvited, latestLink, newCase, type OnboardingCase } from "../../../support/onboarding-case.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
let onboarding: OnboardingCase;
beforeAll(async () => {
  testbed = await startTestbed();
  onboarding = newCase(testbed);
  await advanceToInvited(onboarding);
});
afterAll(() => testbed.stop());

/** Replaced in the JSON by the bytes of the password. */
const PLACEHOLDER = "PASSWORD";

function postPassword(password: Uint8Array, contentType = "application/json") {
  const text = JSON.stringify({ link: latestLink(onboarding), newPassword: PLACEHOLDER });
  const [before = "", after = ""] = text.split(PLACEHOLDER);
  const body = Buffer.concat([Buffer.from(before), password, Buffer.from(after)]);
  const headers = { "content-type": contentType };
  return onboarding.tasks.portal.request("/api/link/password", { method: "POST", headers, body });
}

describe("a password that is not valid text", () => {
  it.each<[string, Uint8Array, string?]>([
    ["is encoded in Latin-1", Buffer.from("noël-noël-noël-noël", "latin1")],
    [
      "is encoded in Latin-1, as its content type says",
      Buffer.from("noël-noël", "latin1"),
      "application/json; charset=latin1",
    ],
    ["is cut within a character", Buffer.from("a-quiet-walk-at-dawn-é").subarray(0, -1)],
    ["has half a character as an escape", Buffer.from("a-quiet-walk-at-dawn\\ud83d")],
    ["has the other half", Buffer.from("a-quiet-walk-at-dawn\\ude00")],
    ["has half a character as bytes", Buffer.from([...Buffer.from("a-quiet-walk-at-dawn"), 0xed, 0xa0, 0xbd])],
  ])("is answered by 400 and changes nothing when it %s", async (_, password, contentType) => {
    const before = await recordsOf(testbed).get(onboarding.onboardingId);
    const answer = await postPassword(password, contentType);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status: 400, detail: expect.not.stringContaining("walk") });
    expect(await recordsOf(testbed).get(onboarding.onboardingId)).toEqual(before);
  });
});

it("accepts a password with both halves of a character, by the same link", async () => {
  expect((await postPassword(Buffer.from("a-quiet-walk-at-dawn\\ud83d\\ude00"))).status).toBe(202);
});
