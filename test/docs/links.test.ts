import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const decisions = readdirSync("docs/decisions").map((name) => `docs/decisions/${name}`);
const security = readdirSync("docs/security").map((name) => `docs/security/${name}`);
const topics = ["events", "glossary", "runbook", "security"].map((name) => `docs/${name}.md`);
const readmes = ["", "local/", "packages/local-aws/", "packages/local-console/", "test/simulation/"].map(
  (room) => `${room}README.md`,
);
const pages = [...readmes, ...topics, ...security, ...decisions];

/** Relative targets of links, and files that are named in backticks: from the project's root, or from a package's own. */
function pathsIn(page: string): string[] {
  const text = readFileSync(page, "utf8");
  const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target = ""]) => join(dirname(page), target));
  const named = [
    ...text.matchAll(
      /`((?:contracts|test|tasks|infra|workflows|web|packages|local|tools|docs)\/[\w./-]+\.(?:ts|mjs|md|json))`/g,
    ),
  ];
  const ofPackage = (target: string) => (existsSync(target) ? target : join(dirname(page), target));
  return [...links, ...named.map(([, target = ""]) => ofPackage(target))];
}

it.each(pages)("%s names only files that exist", (page) => {
  expect(pathsIn(page).filter((path) => !existsSync(path))).toEqual([]);
});
