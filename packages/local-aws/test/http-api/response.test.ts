import { describe, expect, it } from "vitest";
import { hostHttpApi } from "./http-api-host.ts";

describe("the response", () => {
  it("has the status, headers, cookies and text of the function", async () => {
    const headers = { "Content-Type": "text/plain", "X-Count": 3, "X-Ready": true };
    const answer = await hostHttpApi().answer({ statusCode: 202, headers, cookies: ["a=1", "b=2"], body: "ö" });
    expect(answer.status).toBe(202);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "x-count": "3", "x-ready": "true" });
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(await answer.text()).toBe("ö");
  });

  it("has bytes when the function answers Base64", async () => {
    const bytes = Buffer.from([0xff, 0x00, 0x01]);
    const body = bytes.toString("base64");
    const answer = await hostHttpApi().answer({ statusCode: 200, body, isBase64Encoded: true });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  });

  it.each([
    ["an object without a status", { message: "hello" }, '{"message":"hello"}'],
    ["a list", [1, 2], "[1,2]"],
    ["a text", "hello", "hello"],
    ["nothing", null, "null"],
  ])("is JSON with status 200 when the function answers %s", async (_, result, body) => {
    const answer = await hostHttpApi().answer(result);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(await answer.text()).toBe(body);
  });

  it.each([204, 304])("has no body with status %i", async (statusCode) => {
    const answer = await hostHttpApi().answer({ statusCode, body: "left out" });
    expect([answer.status, await answer.text()]).toEqual([statusCode, ""]);
  });
});

/** A response of API Gateway itself. */
async function told(answer: Promise<Response>) {
  const { status, headers } = await answer;
  return [status, headers.get("content-type"), await (await answer).json()];
}
const says = (status: number, message: string) => [status, "application/json", { message }];

describe("API Gateway answers itself", () => {
  it.each([
    ["fails", { errorType: "Error" }, "Unhandled"],
    ["answers a body that is no text", { statusCode: 200, body: { a: 1 } }, undefined],
    ["answers a status that is none", { statusCode: 42 }, undefined],
    ["answers a header that cannot be sent", { statusCode: 200, headers: { "a b": "c" } }, undefined],
  ])("with 500 when the function %s", async (_, result, functionError) => {
    expect(await told(hostHttpApi().answer(result, functionError))).toEqual(says(500, "Internal Server Error"));
  });

  it("with 404 when no route matches the request", async () => {
    const { request, events } = hostHttpApi({ routes: ["GET /a"] });
    expect(await told(request("/a", { method: "HEAD" }))).toEqual(says(404, "Not Found"));
    expect(await told(request("/b"))).toEqual(says(404, "Not Found"));
    expect(events).toEqual([]);
  });

  it.each([
    ["is longer", () => Buffer.alloc(10 * 1024 * 1024 + 1), {}],
    ["says that it is longer", () => "a", { "content-length": String(10 * 1024 * 1024 + 1) }],
  ])("with 413 when a body %s than 10 MB", async (_, body, headers) => {
    const { request, events } = hostHttpApi();
    const answer = request("/", { method: "POST", body: body(), headers });
    expect(await told(answer)).toEqual(says(413, "Request Entity Too Large"));
    expect(events).toEqual([]);
  });

  it("with 429 beyond the burst, until the bucket has tokens again", async () => {
    const DefaultRouteSettings = { ThrottlingRateLimit: 2, ThrottlingBurstLimit: 3 };
    const { request, clock } = hostHttpApi({ stage: { DefaultRouteSettings } });
    const statuses = async () => (await Promise.all([1, 2, 3, 4].map(() => request("/")))).map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200, 200, 429]);
    expect(await told(request("/"))).toEqual(says(429, "Too Many Requests"));
    await clock.advance(1_000);
    expect(await statuses()).toEqual([200, 200, 429, 429]);
    await clock.advance(60_000);
    expect(await statuses()).toEqual([200, 200, 200, 429]);
  });
});
