import type { Mail } from "local-aws";
import { totpCode } from "../../../packages/local-aws/test/support/totp.ts";
import type { World } from "../world/world.ts";
import type { PortalAnswer } from "./browser.ts";

/** A code as people find it in a mail; not one in an address. */
export const CODE = /(?<![\w.-])(\d{6,8})(?=[\s.<]|$)/;

/** The code in a mail that is there for a sign-in; undefined for any other mail. */
export function signInCodeIn({ text, html }: Mail): string | undefined {
  return html.includes("/#") ? undefined : (CODE.exec(text)?.[1] ?? CODE.exec(html)?.[1]);
}

/** The codes to sign in with that somebody can see: the newest one mailed, and those of the app they have set up last. */
export class Codes {
  readonly #world: World;
  #mailed: string | undefined;
  #secret: string | undefined;

  constructor(world: World) {
    this.#world = world;
  }

  /** Whether the mail is one with a code to sign in. */
  read(mail: Mail): boolean {
    const code = signInCodeIn(mail);
    this.#mailed = code ?? this.#mailed;
    return code !== undefined;
  }

  /** What the page wants; undefined where nothing has come. */
  for({ authenticator }: PortalAnswer["body"]): string | undefined {
    this.#secret = authenticator?.secret ?? this.#secret;
    return this.#secret === undefined ? this.#mailed : totpCode(this.#secret, this.#world.clock.now());
  }
}

/** Another code of as many digits. */
export function mistyped(code: string): string {
  return code.replace(/\d$/, (digit) => String((Number(digit) + 5) % 10));
}
