import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import { Hono } from "hono";
import { html } from "hono/html";
import type { Hints } from "../console-deps.ts";

/**
 * Found by the package's name and not relative to this file, because a program may bundle this file and leave the
 * page's source where it is.
 */
const packageRoot = dirname(createRequire(import.meta.url).resolve("local-console/package.json"));

/** The page, its script, its style and its icon: built once, at the start, from `page/`, and served from memory. */
export function pageRoutes(hints: Hints = {}): Hono {
  const app = new Hono();
  const style = build(sourcePath("style/console.css"));
  const icon = readFileSync(sourcePath("icon.svg"), "utf8");
  const script = build(sourcePath("app.ts"));
  app.get("/", (c) => c.html(pageHtml(new URL(c.req.url).pathname.replace(/\/$/, ""), hints), 200, HEADERS));
  app.get("/assets/console.css", (c) => c.body(style, 200, { ...HEADERS, "content-type": "text/css; charset=utf-8" }));
  app.get("/assets/icon.svg", (c) => c.body(icon, 200, { ...HEADERS, "content-type": "image/svg+xml" }));
  app.get("/assets/app.js", (c) =>
    c.body(script, 200, { ...HEADERS, "content-type": "text/javascript; charset=utf-8" }),
  );
  return app;
}

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
} as const;

/** `root` is the path at which the console is mounted, without a slash at its end. */
function pageHtml(root: string, { findByName = "", noExecutions = "", noMail = "" }: Hints) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Local console</title>
<link rel="icon" href="${root}/assets/icon.svg">
<link rel="stylesheet" href="${root}/assets/console.css">
<script type="module" src="${root}/assets/app.js"></script>
</head>
<body data-find-by-name="${findByName}" data-no-executions="${noExecutions}" data-no-mail="${noMail}"><noscript>The console needs JavaScript.</noscript></body>
</html>`;
}

function build(entry: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild has no output for ${entry}`);
  return file.text;
}

function sourcePath(name: string): string {
  return join(packageRoot, "src/page", name);
}
