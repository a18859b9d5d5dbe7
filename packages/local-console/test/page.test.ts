import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { createConsole } from "../src/console.ts";
import { sampleDeps } from "./support/sample.ts";

const app = new Hono().route("/console", createConsole(sampleDeps()));

describe("the page of the console", () => {
  it("loads its script, style and icon from below the path where it is mounted", async () => {
    const html = await (await app.request("/console")).text();
    for (const [, address = ""] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(address).toMatch(/^\/console\/assets\//);
      expect((await app.request(address)).status).toBe(200);
    }
  });

  it("redirects an address with a slash at its end", async () => {
    expect((await app.request("/console/")).headers.get("location")).toMatch(/\/console$/);
  });

  it("forbids inline scripts and everything from other origins", async () => {
    const policy = (await app.request("/console")).headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain("unsafe");
  });

  it("has each mail in a sandbox, with links that open in new tabs", async () => {
    const response = await app.request("/console/mail/mail-1");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none';.*sandbox allow-popups/);
    expect(await response.text()).toBe('<!doctype html><base target="_blank"><p>Hello</p>');
  });

  it("responds with 404 to an unknown mail", async () => {
    expect((await app.request("/console/mail/mail-9")).status).toBe(404);
  });
});
