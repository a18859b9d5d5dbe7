import { h } from "./dom.ts";

/** The line below the header with the last error; empty without one. */
export const errorNotice = h("p", { class: "notice", role: "status" });

/** Shows an error until the next successful refresh. */
export function showError(error: unknown): void {
  // `fetch` rejects with a TypeError when there is no response.
  const isUnreachable = error instanceof TypeError;
  const reason = error instanceof Error ? error.message : String(error);
  errorNotice.textContent = isUnreachable ? "The local run does not answer; trying again." : reason;
}
