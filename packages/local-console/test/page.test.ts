import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { sampleDeps } from "./support/sample.ts";

const app = new Hono().route("/console", createConsole(sampleDeps()));

describe("the page of the console", () => {
  it("finds its parts below the place where it is mounted", async () => {
    const html = await (await app.request("/console")).text();
    for (const [, address = ""] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\/console\/assets\//);
      expect((await app.request(address)).status).toBe(200);
    }
  });

  it("is found with a slash at the end, too", async () => {
    expect((await app.request("/console/")).headers.get("location")).toMatch(/\/console$/);
  });

  it("runs and loads nothing but its own", async () => {
    const policy = (await app.request("/console")).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
  });

  it("shows a mail in a sandbox where links open new tabs", async () => {
    const answer = await app.request("/console/mail/mail-1");
    expect(answer.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox allow-popups/);
    expect(await answer.text()).toBe('<!doctype html><base target="_blank"><p>Hello</p>');
  });

  it("knows no other mail", async () => {
    expect((await app.request("/console/mail/mail-9")).status).toBe(404);
  });
});
