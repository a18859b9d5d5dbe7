import { stepAt, toBase32, totp } from "./totp.ts";

const SECRET_BYTES = 32;
/** One step early or late: clocks of phones differ, and people type slowly. */
const DRIFT = [0, -1, 1] as const;

/** A user's authenticator app. */
export class SoftwareToken {
  /** FriendlyDeviceName of VerifySoftwareToken. */
  deviceName: string | undefined;
  readonly #secret: Buffer;
  #lastStep = Number.NEGATIVE_INFINITY;

  constructor(randomBytes: (n: number) => Buffer) {
    this.#secret = randomBytes(SECRET_BYTES);
  }

  /** What the user types into the app. */
  get secretCode(): string {
    return toBase32(this.#secret);
  }

  /** Each code counts once, and none that is older than the last that counted. `now` in milliseconds. */
  check(code: string, now: number): "right" | "used" | "wrong" {
    const drift = DRIFT.find((steps) => totp(this.#secret, stepAt(now) + steps) === code);
    if (drift === undefined) return "wrong";
    const step = stepAt(now) + drift;
    if (step <= this.#lastStep) return "used";
    this.#lastStep = step;
    return "right";
  }
}
