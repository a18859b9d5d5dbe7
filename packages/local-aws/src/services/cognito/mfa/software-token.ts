import { stepAt, toBase32, totp } from "./totp.ts";

const SECRET_BYTES = 32;
/** Codes of the previous and next time step are accepted, because clocks differ and people type slowly. */
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

  /** The secret that the user types into the app. */
  get secretCode(): string {
    return toBase32(this.#secret);
  }

  /** Checks a code. A code is accepted once, and no older code after it. `now` is in milliseconds. */
  check(code: string, now: number): "right" | "used" | "wrong" {
    const drift = DRIFT.find((steps) => totp(this.#secret, stepAt(now) + steps) === code);
    if (drift === undefined) return "wrong";
    const step = stepAt(now) + drift;
    if (step <= this.#lastStep) return "used";
    this.#lastStep = step;
    return "right";
  }
}
