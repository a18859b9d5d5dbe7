import { join } from "node:path";

/**
 * A path inside the project. npm and vitest run everything from its root, and the local run is one built file
 * (see `local/start.mjs`), so that a path relative to a source file would lead nowhere.
 */
export function inProject(...parts: readonly string[]): string {
  return join(process.cwd(), ...parts);
}
