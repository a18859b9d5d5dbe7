import type { StateOutcome } from "../execution/state-statuses.ts";
import { shorten } from "./labels.ts";
import type { Box } from "./layout.ts";
import { LONGEST_NAME, STATE_HEIGHT } from "./sizes.ts";
import { type Svg, svg } from "./svg.ts";

/** A state's box: what became of it as colour and sign, its name, its type, and how often it was entered. */
export function drawState({ name, type, status, entered }: StateOutcome, box: Box): Svg {
  const left = box.x - box.width / 2;
  const top = box.y - box.height / 2;
  const middle = top + STATE_HEIGHT / 2;
  const caption = entered > 1 ? `${type} · ${entered} times` : type;
  return svg`<g class="${`state ${status}`}" data-state="${name}" tabindex="0" role="button"
  aria-label="${`${name} ${caption}, ${status}`}"><title>${name}</title>
<rect x="${left}" y="${top}" width="${box.width}" height="${box.height}" rx="${CORNER.get(type) ?? 8}"/>
<circle class="sign" cx="${left + 24}" cy="${middle}" r="10"/><path class="sign" d="${sign(status, left + 24, middle)}"/>
<text class="name" x="${left + 44}" y="${middle - 2}">${shorten(name, LONGEST_NAME)}</text>
<text class="type" x="${left + 44}" y="${middle + 14}">${caption}</text></g>`;
}

const CORNER: ReadonlyMap<string, number> = new Map(["Choice", "Succeed", "Fail"].map((type) => [type, 23]));

/** A sign besides the colour, for those who do not tell the colours apart. */
function sign(status: StateOutcome["status"], x: number, y: number): string {
  const strokes = SIGNS[status];
  return strokes.map(([dx, dy], index) => `${index % 2 === 0 ? "M" : "L"}${x + dx},${y + dy}`).join(" ");
}

/** Pairs of points, each pair one stroke: a tick, an arrow, an exclamation mark, a cross. */
const SIGNS = {
  succeeded: [
    [-4.5, 0],
    [-1, 3.5],
    [-1, 3.5],
    [5, -3.5],
  ],
  running: [
    [-2.5, -4.5],
    [3.5, 0],
    [3.5, 0],
    [-2.5, 4.5],
  ],
  caught: [
    [0, -5.5],
    [0, 1],
    [0, 4.5],
    [0, 5],
  ],
  failed: [
    [-3.5, -3.5],
    [3.5, 3.5],
    [3.5, -3.5],
    [-3.5, 3.5],
  ],
  "not-reached": [],
} as const satisfies Record<StateOutcome["status"], readonly (readonly [number, number])[]>;
