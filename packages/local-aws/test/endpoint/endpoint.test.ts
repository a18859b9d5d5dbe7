import { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AwsError } from "../../src/kernel/aws-error.ts";
import { jsonService, operation } from "../../src/kernel/json-service.ts";
import { serve } from "../support/serve.ts";

const anything = z.looseObject({});
const operations = {
  Echo: operation(anything, (_: undefined, input) => input),
  Refuse: operation(anything, () => Promise.reject(new AwsError("UserNotFoundException", "User does not exist."))),
  Break: operation(anything, () => Promise.reject(new Error("a bug"))),
};
const plain = jsonService({ target: "Plain", jsonVersion: "1.0" }, undefined, operations);
const prefixed = jsonService(
  { target: "Prefixed", jsonVersion: "1.1", errorNamespace: "com.amazonaws" },
  undefined,
  operations,
);
const rest = new Hono()
  .get("/v2/thing", (c) => c.json({ thing: true }))
  .get("/v2/missing", () => {
    throw new AwsError("NotFoundException", "No such thing.", 404);
  });

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({
    json: [plain, prefixed],
    rest: [rest],
    now: () => Date.UTC(2030, 0, 1),
  });
});
afterAll(() => server.stop());

const call = (target: string | undefined, body = "{}") =>
  fetch(server.endpoint, { method: "POST", body, headers: target === undefined ? {} : { "x-amz-target": target } });
const read = async (answer: Response) => ({ status: answer.status, ...z.looseObject({}).parse(await answer.json()) });

it("the header Date has the local clock's time, so that the SDK does not correct its clock", async () => {
  expect((await call("Plain.Echo")).headers.get("date")).toBe("Tue, 01 Jan 2030 00:00:00 GMT");
});

describe("the endpoint of AWS JSON", () => {
  it.each([
    ["Plain.Echo", "application/x-amz-json-1.0"],
    ["Prefixed.Echo", "application/x-amz-json-1.1"],
  ])("answers %s as %s with a request id", async (target, type) => {
    const answer = await call(target, '{"a": "ö"}');
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await read(answer)).toEqual({ status: 200, a: "ö" });
  });

  it("reads an empty body as an empty object", async () => {
    expect(await read(await call("Plain.Echo", ""))).toEqual({ status: 200 });
  });

  it.each([
    ["Plain.Refuse", "UserNotFoundException", "application/x-amz-json-1.0"],
    ["Prefixed.Refuse", "com.amazonaws#UserNotFoundException", "application/x-amz-json-1.1"],
  ])("writes the error of %s as %s", async (target, __type, contentType) => {
    const answer = await call(target);
    expect(answer.headers.get("content-type")).toBe(contentType);
    expect(answer.headers.get("x-amzn-errortype")).toBe("UserNotFoundException");
    expect(answer.headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
    expect(await read(answer)).toEqual({ status: 400, __type, message: "User does not exist." });
  });

  it("answers the stack when the local run itself fails", async () => {
    const message = expect.stringMatching(/^The local run failed: Error: a bug\n +at /);
    expect(await read(await call("Plain.Break"))).toEqual({ status: 500, __type: "InternalFailure", message });
  });

  it("refuses a body that is not JSON", async () => {
    expect(await read(await call("Plain.Echo", "{"))).toMatchObject({ status: 400, __type: "SerializationException" });
  });

  it.each([
    ["without a target", undefined, "A POST without X-Amz-Target"],
    ["for an unknown service", "Unknown.Echo", "Unknown"],
    ["for an unknown operation", "Plain.Sing", "Plain.Sing"],
  ])("refuses a request %s by name", async (_, target, name) => {
    const message = `${name} is not supported by the local run; see the README of local-aws.`;
    expect(await read(await call(target))).toEqual({ status: 501, __type: "NotSupportedLocally", message });
  });
});

it.each([{ origin: "http://a.example" }, { "sec-fetch-site": "cross-site" }])(
  "a page is refused by %j",
  async (headers) => {
    expect((await fetch(`${server.endpoint}/v2/thing`, { headers })).status).toBe(403);
  },
);

describe("the endpoint of everything else", () => {
  it("answers REST, and its errors", async () => {
    expect(await read(await fetch(`${server.endpoint}/v2/thing`))).toEqual({ status: 200, thing: true });
    const answer = await fetch(`${server.endpoint}/v2/missing`);
    expect(answer.headers.get("x-amzn-errortype")).toBe("NotFoundException");
    expect(await read(answer)).toMatchObject({ status: 404, message: "No such thing." });
  });

  it("refuses an address that no service has by name", async () => {
    const answer = await read(await fetch(`${server.endpoint}/v2/other`));
    expect(answer).toMatchObject({ status: 501, message: expect.stringContaining("GET /v2/other") });
  });
});
