import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { sourceOf, sources } from "./sources.ts";

const project = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(project, file), "utf8");
const Versions = z.record(z.string(), z.string());
const Manifest = z.looseObject({ dependencies: Versions, devDependencies: Versions });
const Locked = z.looseObject({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
  hasInstallScript: z.boolean().optional(),
});
const manifest = Manifest.parse(JSON.parse(read("package.json")));
const workspaces = ["local-aws", "local-console"];
const manifests = [
  manifest,
  ...workspaces.map((name) => Manifest.parse(JSON.parse(read(`packages/${name}/package.json`)))),
];
const lock = z.looseObject({ packages: z.record(z.string(), Locked) }).parse(JSON.parse(read("package-lock.json")));
const { "": root, ...locked } = lock.packages;
/** All packages but the workspaces, which are folders of this repository. */
const packages = Object.fromEntries(
  Object.entries(locked).filter(([path]) => !workspaces.some((name) => path.endsWith(`/${name}`))),
);
const named = manifests
  .flatMap(({ dependencies, devDependencies }) => Object.entries({ ...dependencies, ...devDependencies }))
  .filter(([name]) => !workspaces.includes(name));

describe("a dependency", () => {
  it("is pinned to an exact version", () => {
    expect(named.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(root).toMatchObject({ dependencies: manifest.dependencies, devDependencies: manifest.devDependencies });
    expect(named.filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  });

  it("is locked by its hash, and comes from the registry only", () => {
    const entries = Object.entries(packages).filter(([, { inBundle }]) => inBundle !== true);
    expect(entries.length).toBeGreaterThan(100);
    const loose = entries.filter(([, { integrity, link }]) => link === true || !/^sha512-/.test(integrity ?? ""));
    expect(loose.map(([name]) => name)).toEqual([]);
    const elsewhere = entries.filter(
      ([, { resolved = "" }]) => !/^(https:\/\/registry\.npmjs\.org\/.*)?$/.test(resolved),
    );
    expect(elsewhere.map(([name]) => name)).toEqual([]);
  });

  it("is not a link, except this repository's own workspaces", () => {
    const links = Object.entries(locked).filter(([, { link }]) => link === true);
    expect(links.map(([name, { resolved }]) => [name, resolved])).toEqual(
      workspaces.map((name) => [`node_modules/${name}`, `packages/${name}`]),
    );
  });

  it("is installed from the lock file by the gate", () => {
    expect(read(".ci/run")).toMatch(/^npm ci$/m);
    expect(read(".npmrc")).toMatch(/^save-exact=true$/m);
  });
});

describe("deployed code", () => {
  const imported = sources(["contracts", "tasks", "web"]).flatMap((file) =>
    [...sourceOf(file).matchAll(/\bfrom "([^".][^"]*)"/g)].map(([, name = ""]) => name),
  );
  const packageOf = (name: string) => name.split("/", name.startsWith("@") ? 2 : 1).join("/");

  it("imports only production dependencies, and Node's own modules by their scheme", () => {
    const ours = new Set(imported.filter((name) => !name.startsWith("node:")).map(packageOf));
    expect([...ours].filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect([...ours].filter((name) => builtinModules.includes(name))).toEqual([]);
    expect(ours.size).toBeGreaterThan(8);
  });
});
