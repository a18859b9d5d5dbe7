import { generateKeyPairSync } from "node:crypto";
import { Activity, createServices, type Services, type StartRunner } from "local-aws";
import { accountOf } from "../aws/account.ts";
import { createNetwork } from "../faults/network.ts";
import type { FaultPlan } from "../faults/plan.ts";
import type { Functions } from "../functions/functions.ts";
import { type Delivery, promptDelivery, simulatedRunners } from "../functions/runner.ts";
import type { Chance } from "../kernel/chance.ts";
import { VirtualClock } from "../kernel/virtual-clock.ts";
import { Recorder } from "../recorder/recorder.ts";
import { type Deployment, where } from "./deployment.ts";

/** Nobody reads the tokens of a simulated sign-in; an RSA key would take a tenth of all the time for them. */
const tokenKeys = generateKeyPairSync("ec", { namedCurve: "P-256" });

/** A Monday morning; every run starts then. */
export const START = Date.UTC(2026, 0, 5, 9);

const addresses = { endpoint: "http://aws.invalid", apiUrl: "https://portal.example.com" } as const;

export interface WorldOptions {
  readonly functions: Functions;
  readonly deployment: Deployment;
  readonly chance: Chance;
  readonly plan: FaultPlan;
  readonly delivery?: Delivery;
  /** Functions remember nothing yet. */
  readonly isCold: boolean;
  /** How far each function's clock is off, in ms. */
  readonly skewOf?: (functionName: string) => number;
  /** Somebody who remembers less than everything. */
  readonly recorderOf?: (clock: VirtualClock) => Recorder;
  /** What stands between the services and the functions. */
  readonly around?: (startRunner: StartRunner) => StartRunner;
}

/** An account with the stack deployed in it, in virtual time, and somebody who sees all that happens. */
export interface World {
  readonly clock: VirtualClock;
  readonly services: Services;
  /** The stack's outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly template: Deployment["template"];
  readonly recorder: Recorder;
  /** For what happens outside of the account. */
  readonly chance: Chance;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const { functions, chance, plan, deployment, isCold, delivery = promptDelivery } = options;
  const { around = (startRunner) => startRunner } = options;
  const clock = new VirtualClock(START);
  const own = chance.fork("services");
  const recorder = options.recorderOf?.(clock) ?? new Recorder(clock);
  deployment.begin();
  const services = createServices({
    ...{ ...where, ...addresses, clock, tokenKeys, activity: new Activity(), ...deployment.surroundings },
    startRunner: around(simulatedRunners({ functions, clock, chance: own.fork("invocations"), delivery })),
    onOutput: (_, text) => recorder.logged(text),
  });
  const perform = accountOf(services);
  const roleOf = (task: string) =>
    services.lambda.find(`onboarding-${task}`).setup.environment["AWS_ACCESS_KEY_ID"] ?? "";
  const secrets = own.fork("functions");
  functions.begin({
    deployment,
    isCold,
    now: () => clock.now(),
    schedule: (ms, work) => clock.schedule(ms, work),
    random: secrets.next,
    bytes: secrets.bytes,
    uuid: secrets.uuid,
    skewOf: options.skewOf ?? (() => 0),
    onOutput: (line) => recorder.logged(line),
    carry: createNetwork({
      ...{ clock, plan, isCold, chance: own.fork("network") },
      perform: (task, call) => perform(roleOf(task), call),
      readStale: (call) => recorder.earlierAnswerTo(call),
      onCall: (seen) => recorder.called(seen),
      onEffect: (seen, answer) => recorder.effect(seen, answer),
    }),
  });
  const outputs = await deployment.deployTo(services, own);
  recorder.watch(services);
  return { clock, services, outputs, template: deployment.template, recorder, chance };
}
