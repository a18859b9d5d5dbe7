// Longer than 150 lines, because what functions find around them is in one place.
import { readdirSync } from "node:fs";
import { type InvocationResult, type LambdaFunction, readAssembly } from "local-aws";
import { z } from "zod";
import { buildTasks, buildVendor, type Patch, taskNames } from "./build.ts";
import { compile, type ModuleGlobals } from "./code.ts";
import { Environment, type Invocation, type Network } from "./environment.ts";
import type { Port } from "./port.ts";

type Setup = LambdaFunction["setup"];
type Variables = Readonly<Record<string, string>>;

/** The world that the functions live in for one run. */
export interface FunctionsWorld {
  /** Whatever is deployed there: environments are used again where it is the same. */
  readonly deployment: object;
  readonly now: () => number;
  readonly schedule: (ms: number, work: () => void) => { cancel(): void };
  readonly random: () => number;
  readonly bytes: (n: number) => Buffer;
  readonly uuid: () => string;
  readonly carry: Network;
  readonly isCold: boolean;
  /** How far an environment's clock is off, in ms. */
  readonly skewOf: (functionName: string) => number;
  readonly onOutput: (line: string) => void;
}

/** Built code as text; as JSON it goes from process to process. `tasks`: by name. */
export const BuiltCode = z.object({ vendor: z.string(), tasks: z.record(z.string(), z.string()) });
export type BuiltCode = z.infer<typeof BuiltCode>;

/**
 * These remember what they have asked Cognito about its pool and clients; all others keep nothing. A cold
 * run has new environments of them, and sees them ask; any other does not, whatever an earlier one has left behind.
 */
const REMEMBERING = ["answer-mfa-challenge", "create-suppressed-user", "finish-password-challenge", "portal"];

/** Builds all functions. `vendor`: the packages, where they are built already. */
export async function buildCode(assembly: string, vendor?: string): Promise<BuiltCode> {
  const tasks = await buildTasks(portalFolder(assembly), taskNames());
  return { vendor: vendor ?? (await buildVendor()), tasks: Object.fromEntries(tasks) };
}

/** What was built, with other texts in its files. Builds only the tasks that have one of these in them. */
export async function patchCode(assembly: string, code: BuiltCode, patches: readonly Patch[]): Promise<BuiltCode> {
  // esbuild writes above each part of what it builds which file that comes from.
  const hasAny = (text = "") => patches.some(({ file }) => text.includes(`// ${file}\n`));
  const names = taskNames().filter((name) => hasAny(code.tasks[name]));
  const tasks = await buildTasks(portalFolder(assembly), names, patches);
  return { ...code, tasks: { ...code.tasks, ...Object.fromEntries(tasks) } };
}

const Code = z.looseObject({ S3Key: z.string() });

/** The built portal has the page beside its code. */
function portalFolder(assembly: string): string {
  const { template, folderOf } = readAssembly(assembly);
  const folders = Object.values(template.Resources).flatMap(({ Type, Properties }) => {
    const code = Type === "AWS::Lambda::Function" ? Code.safeParse(Properties["Code"]).data : undefined;
    return code === undefined ? [] : [folderOf(code.S3Key)];
  });
  const portal = folders.find((folder) => readdirSync(folder).includes("page"));
  if (portal === undefined) throw new Error(`No function in ${assembly} has a page.`);
  return portal;
}

/** The functions of one build. They are loaded once for many runs, one run at a time. */
export class Functions {
  #functionsWorld: FunctionsWorld | undefined;
  #run = 0;
  #loading: Port | undefined;
  readonly #packages: Readonly<Record<string, object>>;
  #tasks: BuiltCode["tasks"] = {};
  readonly #loads = new Map<string, ReturnType<typeof compile>>();
  /** By deployment and task: environments that wait for their next invocation. */
  #idle = new WeakMap<object, Map<string, Environment[]>>();

  constructor({ vendor, tasks }: BuiltCode) {
    const around = this.#around({ task: "", variables: {}, packages: {} });
    this.#packages = Packages.parse(compile(vendor, "vendor")(around)["packages"]);
    this.use(tasks);
  }

  /** From the next run on the tasks are of another build, or another deployment. What is the same stays compiled. */
  use(tasks: BuiltCode["tasks"]): void {
    for (const [name, text] of Object.entries(tasks)) {
      if (this.#tasks[name] !== text) this.#loads.set(name, compile(text, name));
    }
    this.#idle = new WeakMap();
    this.#tasks = tasks;
  }

  /** Starts a run. Environments of earlier ones are used again, but for those that remember where the run is cold. */
  begin(world: FunctionsWorld): void {
    this.#functionsWorld = world;
    this.#run += 1;
    if (world.isCold) for (const task of REMEMBERING) this.#idle.get(world.deployment)?.delete(task);
  }

  /**
   * Runs an invocation in an execution environment that is free, or in a new one. `setup`, `variables`: as deployed; they
   * are the same in every run.
   */
  async invoke(setup: Setup, variables: Variables, invocation: Invocation): Promise<InvocationResult> {
    const run = this.#run;
    const idle = this.#idleOf(setup.name.replace(/^onboarding-/, ""));
    const environment = idle.free.pop() ?? this.#load(idle.task, { ...setup.environment, ...variables });
    const result = await environment.invoke(invocation);
    if (environment.isAlive && run === this.#run) idle.free.push(environment);
    return result;
  }

  #idleOf(task: string): { readonly task: string; readonly free: Environment[] } {
    const { deployment } = this.#world;
    const tasks = this.#idle.get(deployment) ?? new Map<string, Environment[]>();
    const free = tasks.get(task) ?? [];
    this.#idle.set(deployment, tasks.set(task, free));
    return { task, free };
  }

  #load(task: string, variables: Variables): Environment {
    const load = this.#loads.get(task);
    if (load === undefined) throw new Error(`There is no tasks/${task}.`);
    const around = this.#around({ task, variables, packages: this.#packages });
    const loadWith = (port: Port) => {
      this.#loading = port;
      return load(around);
    };
    return new Environment(
      task,
      loadWith,
      (...call) => this.#world.carry(...call),
      () => this.#run,
    );
  }

  get #world(): FunctionsWorld {
    if (this.#functionsWorld === undefined) throw new Error("No run has begun.");
    return this.#functionsWorld;
  }

  get #loadingPort(): Port {
    if (this.#loading === undefined) throw new Error("A client was made while no function was loading.");
    return this.#loading;
  }

  #around({ task, variables, packages }: FunctionToLoad): ModuleGlobals {
    return {
      packages,
      environment: variables,
      currentPort: () => this.#loadingPort,
      now: () => this.#world.now() + this.#world.skewOf(task),
      setTimeout: (work, ms = 0) => this.#world.schedule(ms, work),
      clearTimeout: (timer) => Timer.safeParse(timer).data?.cancel(),
      random: () => this.#world.random(),
      randomBytes: (n) => this.#world.bytes(n),
      randomUUID: () => this.#world.uuid(),
      write: (line) => this.#world.onOutput(line),
    };
  }
}

interface FunctionToLoad {
  readonly task: string;
  readonly variables: Variables;
  readonly packages: Readonly<Record<string, object>>;
}

const Packages = z.record(
  z.string(),
  z.custom<object>((value) => typeof value === "object"),
);
const Timer = z.custom<{ cancel(): void }>((value) => typeof value === "object" && value !== null);
