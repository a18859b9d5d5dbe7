import { generate } from "lean-qr/nano";

const SVG = "http://www.w3.org/2000/svg";
/** Modules of empty margin that readers rely on (ISO/IEC 18004). */
const MARGIN = 4;

/** A text as a QR code. Made of elements, because the content security policy lets in no `data:` image. */
export function qrCode(text: string, label: string): SVGElement {
  const code = generate(text);
  const path = document.createElementNS(SVG, "path");
  let runs = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) runs += `M${x} ${y}h1v1h-1z`;
  }
  path.setAttribute("d", runs);
  const svg = document.createElementNS(SVG, "svg");
  const width = code.size + 2 * MARGIN;
  svg.setAttribute("viewBox", `${-MARGIN} ${-MARGIN} ${width} ${width}`);
  svg.setAttribute("class", "qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.append(path);
  return svg;
}
