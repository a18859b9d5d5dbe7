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
 * Options that launch the browser of `@sparticuz/chromium` with its own libraries and fonts; unpacks it once per version.
 *
 * The package unpacks to a fixed place, does not notice another version there, and brings its libraries along only
 * where it believes to be in Lambda. So it runs in a process and a folder of its own, which then takes its name in one
 * step: test files that start together do not meet half a browser.
 */
export async function chromiumOptions() {
  const folder = join(tmpdir(), `test-browser-${project.devDependencies["@sparticuz/chromium"]}`);
  if (!existsSync(folder)) await unpack(folder);
  return {
    executablePath: join(folder, "chromium"),
    // The package's own arguments switch off web security, which is part of what is tested here.
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
  // Whoever comes second uses what the first has unpacked.
  await rename(own, folder).catch(() => rm(own, { recursive: true }));
}

function fontConfiguration(folders: readonly string[]): string {
  const dirs = folders.map((folder) => `<dir>${folder}</dir>`).join("");
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${dirs}</fontconfig>`;
}
