import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, vi } from "vitest";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { isConfirmation, moveLinkToHistory, parseConfirmation } from "../../web/net/link.ts";
import { fragmentOf, generatedLink } from "./generated-links.ts";

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

  /** Opens the page with a fragment; returns the link that it finds. */
  function linkFrom(fragment: string): string | undefined {
    location.hash = `#${fragment}`;
    return moveLinkToHistory();
  }

  holds(
    "removes a link from its address, and ignores what a mail program added to it",
    500,
    fc.property(
      generatedLink,
      fc.stringMatching(/^[^\w-]/),
      fc.oneof(fc.constant(""), hostileText),
      (link, glue, tail) => {
        expect(linkFrom(fragmentOf(link) + glue + tail)).toBe(fragmentOf(link));
        expect([location.hash, moveLinkToHistory()]).toEqual(["", fragmentOf(link)]);
      },
    ),
  );

  holds(
    "keeps any other fragment, cut to a length, and leaves nothing in the address",
    1_000,
    fc.property(
      hostileText.filter((text) => text !== ""),
      (fragment) => {
        const link = linkFrom(fragment) ?? "none";
        expect(fragment.startsWith(link)).toBe(true);
        expect(link.length).toBeLessThanOrEqual(isConfirmation(fragment) ? 2_000 : 200);
        expect(location.hash).toBe("");
      },
    ),
  );

  holds(
    "reads user name and code from the link of Cognito's code mail, and no code from a broken one",
    1_000,
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 128 }),
      fc.stringMatching(/^\d{6,8}$/),
      hostileText,
      (username, code, garbage) => {
        expect(parseConfirmation(`confirm.${encodeURIComponent(username)}.${code}`)).toEqual({ username, code });
        const read = parseConfirmation(`confirm.${garbage}.${code}`);
        expect(read?.code ?? "0").toMatch(/^\w+$/);
      },
    ),
  );
});
