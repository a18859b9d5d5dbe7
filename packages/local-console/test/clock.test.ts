import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { sampleDeps } from "./support/sample.ts";

const post = (body: string) => createConsole(sampleDeps()).request("/api/clock", { method: "POST", body });

describe("the clock of the console", () => {
  it("reads the local run's time", async () => {
    const answer = await createConsole(sampleDeps()).request("/api/clock");
    expect(await answer.json()).toEqual({ now: "2026-01-05T09:00:00.000Z", aheadSeconds: 0 });
  });

  it("skips time and answers the new one", async () => {
    const answer = await post('{"advanceSeconds": 3600}');
    expect(await answer.json()).toEqual({ now: "2026-01-05T10:00:00.000Z", aheadSeconds: 3600 });
  });

  it("answers only when all that fell due has settled", async () => {
    const deps = sampleDeps();
    let settle = () => {};
    const settled = new Promise<void>((resolve) => {
      settle = resolve;
    });
    const app = createConsole({ ...deps, clock: { ...deps.clock, advance: () => settled } });
    const order: string[] = [];
    const answer = app.request("/api/clock", { method: "POST", body: '{"advanceSeconds": 1}' });
    const noted = Promise.resolve(answer).then(() => order.push("answered"));
    await new Promise((resolve) => setImmediate(resolve));
    order.push("settled");
    settle();
    await noted;
    expect(order).toEqual(["settled", "answered"]);
  });

  it.each([
    ["no JSON", "advance"],
    ["nothing", ""],
    ["no number", '{"advanceSeconds": "3600"}'],
    ["zero", '{"advanceSeconds": 0}'],
    ["a step back", '{"advanceSeconds": -1}'],
    ["more than 366 days", '{"advanceSeconds": 31622401}'],
    ["an unknown member", '{"advanceSeconds": 1, "to": "tomorrow"}'],
  ])("refuses %s with problem details", async (_, body) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ title: "Bad request", status: 400 });
  });

  it("refuses a body that is too large", async () => {
    expect((await post(`{"advanceSeconds": 1${" ".repeat(2000)}}`)).status).toBe(413);
  });
});
