import { describe, expect, it } from "vitest";
import { hostHttpApi } from "./http-api-host.ts";

describe("the event that a function gets", () => {
  it("has the shape of payload format 2.0", async () => {
    const headers = { "User-Agent": "a browser", "X-Thing": "1", Cookie: "a=1; b=2" };
    const event = await hostHttpApi().event("/a/path?q=1&q=2&r=%C3%B6", { headers });
    expect(event).toEqual({
      version: "2.0",
      routeKey: "$default",
      rawPath: "/a/path",
      rawQueryString: "q=1&q=2&r=%C3%B6",
      cookies: ["a=1", "b=2"],
      headers: { "user-agent": "a browser", "x-thing": "1" },
      queryStringParameters: { q: "1,2", r: "ö" },
      requestContext: {
        accountId: "000000000000",
        apiId: "local",
        domainName: "127.0.0.1:8080",
        domainPrefix: "local",
        http: { method: "GET", path: "/a/path", protocol: "HTTP/1.1", sourceIp: "192.0.2.1", userAgent: "a browser" },
        requestId: "an-id",
        routeKey: "$default",
        stage: "$default",
        time: "05/Jan/2026:09:00:00 +0000",
        timeEpoch: 1_767_603_600_000,
      },
      isBase64Encoded: false,
    });
  });

  it.each(["body", "cookies", "queryStringParameters"])("has no %s when the request has none", async (field) => {
    expect(await hostHttpApi().event("/")).not.toHaveProperty(field);
  });

  it("has a text body unchanged", async () => {
    const event = await hostHttpApi().event("/", { method: "POST", body: '{"a":"ö"}' });
    expect(event).toMatchObject({ body: '{"a":"ö"}', isBase64Encoded: false });
  });

  it("has a body that is no text in Base64", async () => {
    const body = Buffer.from([0xff, 0xfe, 0x00]);
    const event = await hostHttpApi().event("/", { method: "POST", body });
    expect(event).toMatchObject({ body: body.toString("base64"), isBase64Encoded: true });
  });
});

describe("the route of a request", () => {
  const routes = ["GET /a", "ANY /a", "$default"];

  it.each([
    ["GET", "/a", "GET /a"],
    ["POST", "/a", "ANY /a"],
    ["HEAD", "/a", "ANY /a"],
    ["GET", "/a/b", "$default"],
  ])("of %s %s is %s", async (method, path, routeKey) => {
    expect(await hostHttpApi({ routes }).event(path, { method })).toMatchObject({ routeKey });
  });

  it.each(["GET /things/{id}", "ANY /{proxy+}"])("refuses the route %s by name", (RouteKey) => {
    expect(() => hostHttpApi({ routes: [RouteKey] })).toThrow(`A route with variables (${RouteKey}) is not supported`);
  });

  it("refuses a second API", () => {
    const { api } = hostHttpApi();
    expect(() => api.createApi({ Name: "other", ProtocolType: "HTTP" })).toThrow("A second HTTP API is not supported");
  });
});
