import { type Clock, exitError, type InvocationResult, timeoutError } from "local-aws";
import type { Answer, Call, Port } from "./port.ts";

export interface Invocation {
  readonly requestId: string;
  /** JSON text. */
  readonly payload: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

type Handler = (event: unknown, context: object) => unknown;
/** Loads the module graph, whose clients take the port. */
type Load = (port: Port) => Readonly<Record<string, unknown>>;

/** How a call of an environment is carried out. */
export type Network = (environment: Environment, call: Call) => Promise<Answer>;

/** One execution environment: its module graph, and one invocation at a time. A crash or a time-out ends it. */
export class Environment {
  readonly name: string;
  readonly #handler: Handler;
  #settle: ((result: InvocationResult) => void) | undefined;
  #requestId = "";
  #payload = "";
  /** Commands that clients have under way, their pauses between tries included. */
  #sending = 0;
  isAlive = true;

  constructor(name: string, load: Load, carry: Network, run: Port["run"]) {
    this.name = name;
    const port: Port = {
      run,
      sending: (more) => {
        this.#sending += more;
      },
      // An environment that is gone gets no answers any more: its promises stay pending.
      call: (call: Call) =>
        new Promise<Answer>((resolve) => {
          const invocation = this.#requestId;
          void carry(this, call).then((answer) => {
            if (this.isAlive && this.#requestId === invocation) resolve(answer);
          });
        }),
    };
    const { handler } = load(port);
    if (!isHandler(handler)) throw new Error(`tasks/${name}/handler.ts exports no handler.`);
    this.#handler = handler;
  }

  /** Of the invocation that runs. */
  get requestId(): string {
    return this.#requestId;
  }

  /** What it was given, as JSON text. */
  get payload(): string {
    return this.#payload;
  }

  invoke({ requestId, payload, timeoutMs, clock }: Invocation): Promise<InvocationResult> {
    this.#requestId = requestId;
    this.#payload = payload;
    return new Promise((resolve) => {
      const timer = clock.schedule(timeoutMs, () => this.#end(timeoutError(requestId, timeoutMs)));
      this.#settle = (result) => {
        timer.cancel();
        this.#settle = undefined;
        resolve(result);
      };
      void this.#run(payload, requestId);
    });
  }

  /**
   * The process is gone, and with it the invocation. `isReplaceable`: a new process would be no other than this one, which
   * is so where nothing of the invocation is left that could still go on.
   */
  crash({ isReplaceable }: { readonly isReplaceable: boolean }): void {
    const isLast = this.#sending === 1;
    this.#end(exitError(this.#requestId));
    this.isAlive = isReplaceable && isLast;
    this.#sending = 0;
    this.#requestId = "";
  }

  #end(result: InvocationResult): void {
    this.isAlive = false;
    this.#settle?.(result);
  }

  async #run(payload: string, requestId: string): Promise<void> {
    const result = await this.#handle(payload, requestId);
    if (this.isAlive && this.#requestId === requestId) this.#settle?.(result);
  }

  async #handle(payload: string, awsRequestId: string): Promise<InvocationResult> {
    try {
      const result = await this.#handler(JSON.parse(payload), { awsRequestId });
      return { payload: JSON.stringify(result) ?? "null" };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      return {
        payload: JSON.stringify({ errorType: name, errorMessage: message, trace: [] }),
        functionError: "Unhandled",
      };
    }
  }
}

function isHandler(value: unknown): value is Handler {
  return typeof value === "function";
}
