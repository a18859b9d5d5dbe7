import type { BusEvent, Execution, HistoryEvent, Mail, Services } from "local-aws";
import type { CallSeen } from "../faults/network.ts";
import type { Answer, Call } from "../functions/port.ts";
import type { VirtualClock } from "../kernel/virtual-clock.ts";
import { type RecordSeen, recordIn } from "./records.ts";

/** A write of a record that took effect. `before` is undefined for a new one. */
export interface Write {
  readonly at: number;
  readonly seen: CallSeen;
  readonly before: RecordSeen | undefined;
  readonly after: RecordSeen;
}

export interface Effect {
  readonly at: number;
  readonly seen: CallSeen;
  readonly answer: Answer;
}

export interface HistorySeen {
  readonly at: number;
  readonly execution: Readonly<Execution>;
  readonly event: HistoryEvent;
}

/** A request to the portal; `status` is set once the portal has answered. */
export interface PortalRequest {
  readonly at: number;
  readonly route: string;
  readonly body: object;
  status?: number;
  state?: string | undefined;
  answeredAt?: number;
}

/** What has happened since the rules were last checked, by kind. */
export interface Observations {
  readonly effects: Effect[];
  readonly writes: Write[];
  readonly mails: { readonly at: number; readonly mail: Mail }[];
  readonly events: { readonly at: number; readonly event: BusEvent["event"] }[];
  readonly history: HistorySeen[];
  readonly answers: PortalRequest[];
}

/** Records what takes effect in the services, whether or not the caller gets an answer. */
export class Recorder {
  readonly #clock: VirtualClock;
  readonly #historyRead = new Map<string, number>();
  /** Answers to reads by call, the newest last: what a read that is not consistent might still return. */
  readonly #reads = new Map<string, Answer[]>();
  #services: Services | undefined;
  /** Everything since the start, and then what is new since the last step. */
  readonly all: Observations = noObservations();
  observations: Observations = noObservations();
  readonly calls: { readonly at: number; readonly seen: CallSeen }[] = [];
  readonly logs: string[] = [];
  readonly requests: PortalRequest[] = [];
  /** Errors of the simulation itself. */
  readonly errors: unknown[] = [];
  readonly records = new Map<string, RecordSeen>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  watch(services: Services): void {
    this.#services = services;
    services.ses.subscribe((mail) => this.#note("mails", { at: this.now, mail }));
    services.eventBridge.subscribe(({ event }) => this.#note("events", { at: this.now, event }));
  }

  get now(): number {
    return this.#clock.now();
  }

  get executions(): readonly Readonly<Execution>[] {
    return [...(this.#services?.stepFunctions.executions() ?? [])];
  }

  request(route: string, body: object): PortalRequest {
    const request: PortalRequest = { at: this.now, route, body };
    this.requests.push(request);
    return request;
  }

  answered(request: PortalRequest, status: number, state: string | undefined): void {
    this.#note("answers", Object.assign(request, { status, state, answeredAt: this.now }));
  }

  fail(error: unknown): void {
    this.errors.push(error);
  }

  logged(line: string): void {
    this.logs.push(line);
  }

  called(seen: CallSeen): void {
    this.calls.push({ at: this.now, seen });
  }
  effect(seen: CallSeen, answer: Answer): void {
    this.#note("effects", { at: this.now, seen, answer });
    if (seen.call.service !== "dynamodb" || !("output" in answer)) return;
    this.#remember(seen.call, answer);
    const after = recordIn(seen.call, answer.output);
    if (after === undefined) return;
    this.#note("writes", { at: this.now, seen, before: this.records.get(after.id), after });
    this.records.set(after.id, after);
  }

  earlierAnswerTo(call: Call): Answer | undefined {
    return this.#reads.get(JSON.stringify(call.input))?.at(-2);
  }

  /** Ends the step: answers what has happened since the last one. */
  nextObservations(): Observations {
    for (const execution of this.executions) this.#read(execution);
    const { observations } = this;
    this.observations = noObservations();
    return observations;
  }

  #read(execution: Readonly<Execution>): void {
    const read = this.#historyRead.get(execution.arn) ?? 0;
    if (read === execution.history.length) return;
    for (const event of execution.history.slice(read)) this.#note("history", { at: this.now, execution, event });
    this.#historyRead.set(execution.arn, execution.history.length);
  }

  #note<Kind extends keyof Observations>(kind: Kind, what: Observations[Kind][number]): void {
    const [all, observations]: { push(what: Observations[Kind][number]): void }[] = [
      this.all[kind],
      this.observations[kind],
    ];
    all?.push(what);
    observations?.push(what);
  }

  #remember(call: Call, answer: Answer): void {
    if (call.operation !== "GetItem") return;
    const key = JSON.stringify(call.input);
    this.#reads.set(key, [...(this.#reads.get(key) ?? []).slice(-1), answer]);
  }
}

function noObservations(): Observations {
  return { effects: [], writes: [], mails: [], events: [], history: [], answers: [] };
}
