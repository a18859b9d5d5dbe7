import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { mail, sampleDeps } from "./support/sample.ts";

const app = createConsole(sampleDeps());

describe("the lists of the console", () => {
  it("answers the mailbox oldest first, with the promised fields only", async () => {
    const answer = await app.request("/api/mailbox");
    expect(await answer.json()).toEqual([mail, { ...mail, id: "mail-2" }]);
  });

  it("answers the text messages, with the promised fields only", async () => {
    const texts = [1, 2].map((id) => ({ id, to: "+491701234567", text: `Code ${id}`, sentAt: mail.sentAt }));
    const answer = await createConsole({ ...sampleDeps(), texts: () => texts }).request("/api/texts");
    expect(await answer.json()).toEqual(texts.map(({ id: _, ...promised }) => promised));
  });

  it("answers events newest first", async () => {
    const answer = await app.request("/api/events");
    expect(await answer.json()).toMatchObject([
      { id: "second" },
      { id: "first", "detail-type": "EmployeeHired", rules: ["hired"] },
    ]);
  });

  it("answers the dead letters", async () => {
    const answer = await app.request("/api/dead-letters");
    expect(await answer.json()).toMatchObject([{ queueName: "rejected", messageId: "m" }]);
  });

  it("answers 304 when nothing has changed", async () => {
    const etag = (await app.request("/api/events")).headers.get("etag") ?? "";
    expect((await app.request("/api/events", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("answers an unknown address with problem details", async () => {
    const answer = await app.request("/api/nothing");
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(await answer.json()).toMatchObject({ status: 404, title: "Not found" });
  });

  it.each(["cross-site", "same-site"])("refuses a page of another site (%s)", async (site) => {
    const answer = await app.request("/api/mailbox", { headers: { "sec-fetch-site": site } });
    expect(answer.status).toBe(403);
  });
});
