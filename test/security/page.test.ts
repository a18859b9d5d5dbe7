import { expect, it } from "vitest";
import { sourceOf, sources } from "./sources.ts";

const page = sourceOf("web/index.html");

it("sends no referrer, neither from the page nor from a link", () => {
  expect(page).toContain('<meta name="referrer" content="no-referrer" />');
  const links = sources(["web"]).flatMap((file) => sourceOf(file).match(/h\(\s*"a"[^)]*\)/g) ?? []);
  expect(links.length).toBeGreaterThan(2);
  expect(links.filter((link) => !link.includes('rel: "noreferrer"'))).toEqual([]);
});

it("has no inline script or style, no form that a browser could submit by itself, and asks not to be indexed", () => {
  expect(page).not.toMatch(/<script(?![^>]*\ssrc="\/)|<style|\son\w+=|\sstyle=|<form|<iframe|<img|<object|<embed/i);
  expect(page.match(/\b(src|href)="[^"]*"/g)).toEqual(['href="/assets/style.css"', 'src="/assets/app.js"']);
  expect(page).toContain('<meta name="robots" content="noindex" />');
});
