import { byId } from "../dom.ts";
import type { Trouble } from "../net/api.ts";
import { texts } from "../texts/texts.ts";

/** Says what is wrong at the foot of the page's card; gives the button that asks for another try at once. */
export function showNotice(trouble: Trouble): HTMLElement {
  const retry = byId("notice-retry");
  // The same text again would be read out again, at every try.
  if (byId("notice-text").textContent !== texts.trouble[trouble])
    byId("notice-text").textContent = texts.trouble[trouble];
  retry.textContent = texts.tryNow;
  retry.hidden = false;
  retry.scrollIntoView({ block: "nearest" });
  return retry;
}

export function hideNotice(): void {
  byId("notice-text").textContent = "";
  byId("notice-retry").hidden = true;
}
