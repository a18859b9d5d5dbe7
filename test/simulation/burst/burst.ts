import { post, sleep } from "../actors/browser.ts";
import { chanceOf } from "../kernel/chance.ts";
import type { LoadedApp } from "../run.ts";
import { createWorld, START, type World } from "../world/world.ts";
import { Concurrency } from "./concurrency.ts";
import { CONCURRENCY, defaultQuotas } from "./default-quotas.ts";
import { lossesOf } from "./losses.ts";
import { Quotas, type Use } from "./quotas.ts";
import { type Retries, retriesIn } from "./retries.ts";
import { type Operations, Tally } from "./tally.ts";

export interface BurstOptions {
  readonly hires: number;
  /** Of every quota: 0.1 is a tenth. */
  readonly share: number;
  /** Every person submits a password within an hour of their mail; otherwise none does. */
  readonly answers: boolean;
  /** Lambda's, of which `share` counts as well; 1,000 unless somebody has asked for more. */
  readonly concurrency?: number;
  /** Told every two minutes of virtual time in which anything has come of it. */
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly minutes: number;
  /** That went out. */
  readonly mails: number;
  /** Runs that have come to an end. */
  readonly ended: number;
}

export interface Burst {
  readonly hires: number;
  /** What is missing, or there twice. */
  readonly losses: readonly string[];
  /** Until the last mail, in virtual time. */
  readonly seconds: number;
  /** What the quotas leave as the least for so many mails. */
  readonly leastSeconds: number;
  readonly uses: readonly Use[];
  readonly operations: Operations;
  readonly concurrency: { readonly peak: number; readonly throttled: number };
  /** By state. */
  readonly retries: ReadonlyMap<string, Retries>;
}

const HOUR = 3_600_000;
/** So long Lambda keeps an event; the first reminder is later. */
const END = START + 6 * HOUR;

/** All hires of a company at the same moment, in an account whose quotas nobody has raised. */
export async function burst(app: LoadedApp, options: BurstOptions): Promise<Burst> {
  const { hires, share, answers, concurrency: limit = CONCURRENCY } = options;
  const quotas = new Quotas(defaultQuotas, share, START);
  const concurrency = new Concurrency(Math.round(limit * share));
  const chance = chanceOf("burst");
  const operations: Operations = new Map();
  const world = await createWorld({
    ...{ ...app, chance, plan: quotas, isCold: false },
    recorderOf: (clock) => new Tally(clock, operations),
    around: (startRunner) => concurrency.around(startRunner),
  });
  const ids = Array.from({ length: hires }, (_, index) => `E${index}`);
  if (answers) answerAll(world);
  await hireAll(world, ids);
  await runToTheEnd(world, options);
  const uses = quotas.uses();
  return {
    hires,
    losses: await lossesOf(world, ids, answers ? "Activated" : "Wait for the user"),
    seconds: (lastMailAt(world) - START) / 1_000,
    leastSeconds: Math.max(...uses.map((use) => use.leastSeconds)),
    uses,
    operations,
    concurrency,
    retries: retriesIn(world.recorder.executions),
  };
}

const REPORT_EVERY = 2;

async function runToTheEnd({ clock, services, recorder }: World, { onProgress }: BurstOptions): Promise<void> {
  let reported: Progress = { minutes: 0, mails: 0, ended: 0 };
  while (await clock.step(END)) {
    if (recorder.errors.length > 0) throw recorder.errors[0];
    if ((clock.now() - START) / 60_000 < reported.minutes + REPORT_EVERY) continue;
    const ended = recorder.executions.filter(({ status }) => status === "SUCCEEDED").length;
    const now = { minutes: reported.minutes + REPORT_EVERY, mails: services.ses.mailbox().length, ended };
    if (now.mails > reported.mails || now.ended > reported.ended) onProgress?.(now);
    reported = now;
  }
}

/** As many events as one call of PutEvents takes. */
const ENTRIES = 10;

async function hireAll({ services, outputs }: World, ids: readonly string[]): Promise<void> {
  const bus = { EventBusName: outputs["EventBusName"], Source: "hr", DetailType: "EmployeeHired" };
  const name = { givenName: "Ada", familyName: "Lovelace" };
  const entries = ids.map((employeeId) => ({
    ...bus,
    Detail: JSON.stringify({ employeeId, email: `${employeeId}@example.com`, ...name }),
  }));
  for (let index = 0; index < entries.length; index += ENTRIES) {
    await services.eventBridge.service.call("PutEvents", { Entries: entries.slice(index, index + ENTRIES) });
  }
}

function answerAll(world: World): void {
  const delays = world.chance.fork("people");
  world.services.ses.subscribe(({ text }) => {
    const link = /#(\S+)/.exec(text)?.[1];
    void answer(world, { link, newPassword: "a-quiet-walk-at-dawn" }, delays.between(0, HOUR)).catch((error: unknown) =>
      world.recorder.fail(error),
    );
  });
}

/** Retries after an answer that says that something went wrong. */
async function answer(world: World, body: object, delay: number): Promise<void> {
  await sleep(world, delay);
  while ((await post(world, "link/password", body)).status !== 202) await sleep(world, 30_000);
}

function lastMailAt({ services }: World): number {
  return services.ses.mailbox().reduce((last, { sentAt }) => Math.max(last, Date.parse(sentAt)), START);
}
