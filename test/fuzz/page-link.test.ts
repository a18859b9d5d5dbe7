import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { confirmationIn, isConfirmation } from "../../web/net/confirmation.ts";
import { takeLink } from "../../web/net/link.ts";
import { made, textOf } from "./made-links.ts";

describe("the page", () => {
  let state: unknown;
  const location = { hash: "", pathname: "/" };
  beforeEach(() => {
    state = null;
    const replaceState = (next: unknown, _: string, address: string) => {
      state = next;
      location.hash = new URL(address, "https://portal.example.com").hash;
    };
    const history = {
      replaceState,
      get state() {
        return state;
      },
    };
    vi.stubGlobal("location", location);
    vi.stubGlobal("history", history);
  });
  afterEach(() => void vi.unstubAllGlobals());

  /** What the page takes out of its address. */
  function taken(fragment: string): string | undefined {
    location.hash = `#${fragment}`;
    return takeLink();
  }

  holds(
    "takes a link out of its address, less what a mail program glued to it",
    500,
    fc.property(made, fc.stringMatching(/^[^\w-]/), fc.oneof(fc.constant(""), hostileText), (link, glue, tail) => {
      expect(taken(textOf(link) + glue + tail)).toBe(textOf(link));
      expect([location.hash, takeLink()]).toEqual(["", textOf(link)]);
    }),
  );

  holds(
    "takes anything else as it is or cut, and leaves nothing in the address",
    1_000,
    fc.property(
      hostileText.filter((text) => text !== ""),
      (fragment) => {
        const link = taken(fragment) ?? "none";
        expect(fragment.startsWith(link)).toBe(true);
        expect(link.length).toBeLessThanOrEqual(isConfirmation(fragment) ? 2_000 : 200);
        expect(location.hash).toBe("");
      },
    ),
  );

  holds(
    "reads whose code it is out of Cognito's link, and nothing out of a broken one",
    1_000,
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 128 }),
      fc.stringMatching(/^\d{6,8}$/),
      hostileText,
      (username, code, garbage) => {
        expect(confirmationIn(`confirm.${encodeURIComponent(username)}.${code}`)).toEqual({ username, code });
        const read = confirmationIn(`confirm.${garbage}.${code}`);
        expect(read?.code ?? "0").toMatch(/^\w+$/);
      },
    ),
  );
});
