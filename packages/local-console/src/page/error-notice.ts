import { h } from "./dom.ts";

/** The one line on top of the page that says what went wrong; empty while all goes well. */
export const notice = h("p", { class: "notice", role: "status" });

/** Says what an error means to the reader. */
export function complain(error: unknown): void {
  const unreachable = error instanceof TypeError;
  const reason = error instanceof Error ? error.message : String(error);
  notice.textContent = unreachable ? "The local run does not answer; trying again." : reason;
}
