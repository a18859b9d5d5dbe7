import { generate } from "lean-qr/nano";
import type { DueFactor } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";

const SVG = "http://www.w3.org/2000/svg";
/** The margin, in modules, that QR code readers need (ISO/IEC 18004). */
const MARGIN = 4;

/** The two steps that set up an authenticator app: add the key to the app, and type the app's first code. */
export function authenticatorSteps(
  { secret, uri }: NonNullable<DueFactor["authenticator"]>,
  form: HTMLFormElement,
): HTMLElement {
  // For people who have this page and the app on the same telephone, and so cannot scan its screen.
  const openApp = h("p", {}, h("a", { href: uri, rel: "noreferrer" }, texts.code.openApp));
  return h(
    "ol",
    { class: "steps" },
    h(
      "li",
      {},
      h("p", {}, texts.code.scan),
      qrCode(uri, texts.code.picture),
      ...(/^otpauth:/i.test(uri) ? [openApp] : []),
      ...keyToType(secret),
    ),
    h("li", {}, h("p", {}, texts.code.typeCode), form),
  );
}

function keyToType(secret: string): readonly Node[] {
  const key = h("code", { class: "key", translate: "no" }, secret.match(/.{1,4}/g)?.join(" ") ?? "");
  const status = h("span", { class: "small", role: "status" });
  const copy = h("button", { type: "button", class: "quiet" }, texts.code.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(secret);
      status.textContent = texts.code.copied;
    } catch {
      // There is no clipboard without a secure context, or when the person does not allow it.
      getSelection()?.selectAllChildren(key);
      status.textContent = texts.code.selected;
    }
  });
  return [h("p", { class: "small" }, texts.code.typeKey), key, h("p", { class: "copy" }, copy, status)];
}

/** A QR code as SVG elements, because the content security policy allows no `data:` image. */
function qrCode(text: string, label: string): SVGElement {
  const code = generate(text);
  const path = document.createElementNS(SVG, "path");
  let squares = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares += `M${x} ${y}h1v1h-1z`;
  }
  path.setAttribute("d", squares);
  const svg = document.createElementNS(SVG, "svg");
  const width = code.size + 2 * MARGIN;
  svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width} ${width}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.append(path);
  return svg;
}
