import type { DueFactor } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { qrCode } from "./qr-code.ts";

const say = texts.code;

/** How to bring an authenticator app along, and then its first code. */
export function authenticatorSteps(
  { secret, uri }: NonNullable<DueFactor["authenticator"]>,
  form: HTMLFormElement,
): HTMLElement {
  // Nobody can scan the screen of the telephone that the app is on.
  const open = h("a", { href: uri, rel: "noreferrer" }, say.openApp);
  return h(
    "ol",
    { class: "steps" },
    h(
      "li",
      {},
      h("p", {}, say.scan),
      qrCode(uri, say.picture),
      ...(/^otpauth:/i.test(uri) ? [h("p", {}, open)] : []),
      ...keyToType(secret),
    ),
    h("li", {}, h("p", {}, say.typeCode), form),
  );
}

function keyToType(secret: string): readonly Node[] {
  const key = h("code", { class: "key", translate: "no" }, secret.match(/.{1,4}/g)?.join(" ") ?? "");
  const status = h("span", { class: "small", role: "status" });
  const copy = h("button", { type: "button", class: "quiet" }, say.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(secret);
      status.textContent = say.copied;
    } catch {
      // Without a secure context, or the person's leave, there is no clipboard.
      getSelection()?.selectAllChildren(key);
      status.textContent = say.selected;
    }
  });
  return [h("p", { class: "small" }, say.typeKey), key, h("p", { class: "copy" }, copy, status)];
}
