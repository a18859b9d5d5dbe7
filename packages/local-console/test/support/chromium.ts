import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import project from "../../package.json" with { type: "json" };

const unpacker = fileURLToPath(new URL("./unpack-chromium.mjs", import.meta.url));

/**
 * Options that launch the browser of `@sparticuz/chromium` with its own libraries and fonts. The first call unpacks it.
 *
 * The package always unpacks to the same folder, does not notice a browser of another version there, and unpacks its
 * libraries only when the environment is that of Lambda. So a process of its own unpacks to a new folder, which is then
 * renamed in one step: test files that start at the same time never see an incomplete browser.
 */
export async function chromiumOptions() {
  const folder = join(tmpdir(), `test-browser-${project.devDependencies["@sparticuz/chromium"]}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, "chromium"),
    // Not the package's own arguments: they switch off web security, which the tests need.
    args: ["--headless=shell", "--no-sandbox", "--disable-gpu"],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, "al2023/lib"), FONTCONFIG_PATH: join(folder, "fonts") },
  };
}

async function unpack(folder: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`);
  await promisify(execFile)(process.execPath, [unpacker], {
    env: { ...process.env, TMPDIR: own, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" },
  });
  await writeFile(join(own, "fonts/fonts.conf"), fontConfiguration([join(folder, "fonts"), "/usr/share/fonts"]));
  // Fails when another test file was faster; then the browser is there already.
  await rename(own, folder).catch(() => rm(own, { recursive: true }));
}

function fontConfiguration(folders: readonly string[]): string {
  const dirs = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>`;
}
