import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { mail, sampleDeps } from "./support/sample.ts";

const app = createConsole(sampleDeps());

describe("the lists of the console", () => {
  it("have the mails oldest first, with the documented fields only", async () => {
    const response = await app.request("/api/mailbox");
    expect(await response.json()).toEqual([mail, { ...mail, id: "mail-2" }]);
  });

  it("have the text messages with the documented fields only", async () => {
    const texts = [1, 2].map((id) => ({ id, to: "+491701234567", text: `Code ${id}`, sentAt: mail.sentAt }));
    const response = await createConsole({ ...sampleDeps(), texts: () => texts }).request("/api/texts");
    expect(await response.json()).toEqual(texts.map(({ id: _, ...documented }) => documented));
  });

  it("have the events newest first", async () => {
    const response = await app.request("/api/events");
    expect(await response.json()).toMatchObject([
      { id: "second" },
      { id: "first", "detail-type": "OrderPlaced", rules: ["order-placed"] },
    ]);
  });

  it("have the dead letters", async () => {
    const response = await app.request("/api/dead-letters");
    expect(await response.json()).toMatchObject([{ queueName: "rejected", messageId: "m" }]);
  });

  it("are answered with 304 when nothing has changed", async () => {
    const etag = (await app.request("/api/events")).headers.get("etag") ?? "";
    expect((await app.request("/api/events", { headers: { "if-none-match": etag } })).status).toBe(304);
  });

  it("are answered with problem details for an unknown address", async () => {
    const response = await app.request("/api/nothing");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ status: 404, title: "Not found" });
  });

  it.each(["cross-site", "same-site"])("are refused to a page of another site (%s)", async (site) => {
    const response = await app.request("/api/mailbox", { headers: { "sec-fetch-site": site } });
    expect(response.status).toBe(403);
  });
});
