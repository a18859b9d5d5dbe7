import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { sampleDeps } from "./support/sample.ts";

const post = (body: string) => createConsole(sampleDeps()).request("/api/clock", { method: "POST", body });

describe("the clock of the console", () => {
  it("returns its time", async () => {
    const response = await createConsole(sampleDeps()).request("/api/clock");
    expect(await response.json()).toEqual({ now: "2026-01-05T09:00:00.000Z", aheadSeconds: 0 });
  });

  it("skips time and returns the new time", async () => {
    const response = await post('{"advanceSeconds": 3600}');
    expect(await response.json()).toEqual({ now: "2026-01-05T10:00:00.000Z", aheadSeconds: 3600 });
  });

  it("responds only when everything that is due is done", async () => {
    const deps = sampleDeps();
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const app = createConsole({ ...deps, clock: { ...deps.clock, advance: () => finished } });
    const order: string[] = [];
    const response = app.request("/api/clock", { method: "POST", body: '{"advanceSeconds": 1}' });
    const recorded = Promise.resolve(response).then(() => order.push("responded"));
    await new Promise((resolve) => setImmediate(resolve));
    order.push("done");
    finish();
    await recorded;
    expect(order).toEqual(["done", "responded"]);
  });

  it.each([
    ["no JSON", "advance"],
    ["nothing", ""],
    ["no number", '{"advanceSeconds": "3600"}'],
    ["zero", '{"advanceSeconds": 0}'],
    ["a negative number", '{"advanceSeconds": -1}'],
    ["more than 366 days", '{"advanceSeconds": 31622401}'],
    ["an unknown member", '{"advanceSeconds": 1, "to": "tomorrow"}'],
  ])("refuses %s with problem details", async (_, body) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ title: "Bad request", status: 400 });
  });

  it("refuses a body that is too large", async () => {
    expect((await post(`{"advanceSeconds": 1${" ".repeat(2000)}}`)).status).toBe(413);
  });
});
