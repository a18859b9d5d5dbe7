import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPage } from "../../../../tasks/portal/http/page.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "onboarding-page-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = () => readPage(pathToFileURL(`${folder}/`));

describe("the page", () => {
  it("is index.html and every other file of the bundle", () => {
    for (const name of ["index.html", "app.js", "style.css"]) writeFileSync(join(folder, name), `the ${name}`);
    expect([...read()].sort()).toEqual([
      ["/", { type: "text/html; charset=utf-8", body: "the index.html" }],
      ["/assets/app.js", { type: "text/javascript; charset=utf-8", body: "the app.js" }],
      ["/assets/style.css", { type: "text/css; charset=utf-8", body: "the style.css" }],
    ]);
  });

  it("refuses a file of an unknown type", () => {
    writeFileSync(join(folder, "notes"), "");
    expect(read).toThrow(expect.objectContaining({ name: "UnknownAsset" }));
  });
});
