import { request } from "node:http";
import { expect, it } from "vitest";
import { invite, sentBy } from "../support/actors.ts";
import { sharedPlatform } from "../support/platform.ts";

const EVIL = "evil.example";
/** A second name to which the local run answers; its links have the other one. */
const hostOf = (address: string) => `localhost:${new URL(address).port}`;
const claims = { origin: `https://${EVIL}`, referer: `https://${EVIL}/` };
const forwarded = { "x-forwarded-host": EVIL, "x-forwarded-proto": "http", forwarded: `host=${EVIL}` };

/** A POST with headers that name another host; `fetch` would not send such a `Host`. */
function post(address: string, body: object): Promise<{ status: number | undefined; text: string }> {
  const headers = { ...claims, ...forwarded, host: hostOf(address), "content-type": "application/json" };
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: "POST", headers }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => {
        text += chunk;
      });
      answer.on("end", () => resolve({ status: answer.statusCode, text }));
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

it("mails links with the portal's own address, whatever host a request names", async () => {
  const platform = await sharedPlatform();
  const { email, link } = await invite(platform, { employeeId: "HOST" });
  await platform.services.clock.advance(6 * 60_000);
  const answers = [
    await post(`${platform.outputs.portalUrl}/api/link/open`, { link }),
    await post(`${platform.outputs.portalUrl}/api/link/resend`, { link }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 202]);
  await sentBy(platform).linkMailedTo(email, 2);
  const mails = sentBy(platform).mailsTo(email);
  const addresses = mails.flatMap(({ text, html }) => `${text} ${html}`.match(/https?:\/\/[^\s"<#]+/g) ?? []);
  expect(mails).toHaveLength(2);
  expect(new Set(addresses)).toEqual(new Set([`${platform.outputs.portalUrl}/`]));
  expect(JSON.stringify([answers, mails])).not.toMatch(/evil\.example|localhost/);
});
