import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { z } from "zod";
import type { Port } from "./port.ts";

const require = createRequire(import.meta.url);
const parameters = [
  ...["require", "module", "process", "Date", "setTimeout", "clearTimeout", "console", "Math", "currentPort"],
] as const;

/** What code finds around it in place of the machine's: time, chance, environment, output. */
export interface ModuleGlobals {
  readonly now: () => number;
  readonly setTimeout: (work: () => void, ms?: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
  readonly random: () => number;
  readonly randomBytes: (n: number) => Buffer;
  readonly randomUUID: () => string;
  readonly environment: Readonly<Record<string, string>>;
  readonly write: (line: string) => void;
  /** Of the environment that loads right now. */
  readonly currentPort: () => Port;
  /** Packages that are loaded already. */
  readonly packages: Readonly<Record<string, object>>;
}

const Module = z.object({ exports: z.record(z.string(), z.unknown()) });

/** Compiles once; each load is a module graph of its own. `name` is for stack traces. */
export function compile(text: string, name: string): (around: ModuleGlobals) => Readonly<Record<string, unknown>> {
  const code = compileFunction(text, [...parameters], { filename: `${name}.cjs` });
  return (around) => {
    const module = { exports: {} };
    const { setTimeout, clearTimeout, currentPort } = around;
    const own = [importing(around), module, processOf(around), dateOf(around.now)];
    code(...own, setTimeout, clearTimeout, consoleOf(around), mathOf(around.random), currentPort);
    return Module.parse(module).exports;
  };
}

function importing(around: ModuleGlobals): (name: string) => unknown {
  const { packages, randomBytes, randomUUID } = around;
  function ConsoleOf() {
    return consoleOf(around);
  }
  return (name) => {
    if (Object.hasOwn(packages, name)) return packages[name];
    // The logger makes one of its own for each function, in two milliseconds.
    if (name === "node:console") return { Console: ConsoleOf };
    if (/^(node:)?crypto$/.test(name)) return { ...require("node:crypto"), randomBytes, randomUUID };
    return require(name);
  };
}

function processOf({ environment, write }: ModuleGlobals): object {
  const stream = {
    write: (text: string) => {
      write(text);
      return true;
    },
    on: () => stream,
    removeListener: () => stream,
  };
  const { arch, platform, version, versions, release } = process;
  const facts = { arch, platform, version, versions, release, nextTick: process.nextTick, cwd: () => "/var/task" };
  return {
    ...facts,
    env: { ...environment },
    stdout: stream,
    stderr: stream,
    emitWarning: () => undefined,
    on: () => undefined,
  };
}

function consoleOf({ write }: ModuleGlobals): object {
  const line = (...texts: unknown[]) => write(`${texts.join(" ")}\n`);
  return { log: line, info: line, warn: line, error: line, debug: line };
}

/** The clock of the simulation, for code that asks the machine's. */
function dateOf(now: () => number): DateConstructor {
  return new Proxy(Date, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
  });
}

function mathOf(random: () => number): object {
  return Object.create(Math, { random: { value: random } });
}
