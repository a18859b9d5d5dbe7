import { AwsError, type Runner, type StartRunner } from "local-aws";

/** The invocations that an account's functions may have at once, all together. */
export class Concurrency {
  readonly #limit: number;
  #running = 0;
  peak = 0;
  throttled = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs nothing beyond the limit: who asks for more gets Lambda's own TooManyRequestsException. */
  around(startRunner: StartRunner): StartRunner {
    return (setup) => {
      const runner = startRunner(setup);
      return { ...runner, run: (...invocation) => this.#run(runner, invocation) };
    };
  }

  async #run(runner: Runner, invocation: Parameters<Runner["run"]>): ReturnType<Runner["run"]> {
    if (this.#running >= this.#limit) {
      this.throttled += 1;
      throw new AwsError("TooManyRequestsException", "Rate Exceeded.", 429);
    }
    this.#running += 1;
    this.peak = Math.max(this.peak, this.#running);
    try {
      return await runner.run(...invocation);
    } finally {
      this.#running -= 1;
    }
  }
}
