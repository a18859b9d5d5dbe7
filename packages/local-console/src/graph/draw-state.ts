import type { Box } from "./geometry.ts";
import { shorten } from "./labels.ts";
import { LONGEST_NAME, STATE_HEIGHT } from "./sizes.ts";
import { type Svg, svg } from "./svg.ts";

export type StateStatus = "succeeded" | "running" | "caught" | "failed" | "not-reached";

/** How a state of one execution ended, or that it runs; as in the Step Functions console, its latest visit decides. */
export interface StateOutcome {
  readonly name: string;
  readonly type: string;
  readonly status: StateStatus;
  /** The number of times that the execution entered the state. */
  readonly entered: number;
}

/** A state's box: its status as colour and icon, its name, its type, and how often it was entered. */
export function drawState({ name, type, status, entered }: StateOutcome, box: Box): Svg {
  const left = box.x - box.width / 2;
  const top = box.y - box.height / 2;
  const middle = top + STATE_HEIGHT / 2;
  const caption = entered > 1 ? `${type} · ${entered} times` : type;
  return svg`<g class="${`state ${status}`}" data-state="${name}" tabindex="0" role="button"
  aria-label="${`${name} ${caption}, ${status}`}"><title>${name}</title>
<rect x="${left}" y="${top}" width="${box.width}" height="${box.height}" rx="${CORNER_RADIUS.get(type) ?? 8}"/>
<circle class="icon" cx="${left + 24}" cy="${middle}" r="10"/><path class="icon" d="${icon(status, left + 24, middle)}"/>
<text class="name" x="${left + 44}" y="${middle - 2}">${shorten(name, LONGEST_NAME)}</text>
<text class="type" x="${left + 44}" y="${middle + 14}">${caption}</text></g>`;
}

const CORNER_RADIUS: ReadonlyMap<string, number> = new Map([
  ["Choice", 23],
  ["Succeed", 23],
  ["Fail", 23],
]);

/** The status as a shape, for readers who cannot tell the colours apart. */
function icon(status: StateStatus, x: number, y: number): string {
  const points = ICONS[status];
  return points.map(([dx, dy], index) => `${index % 2 === 0 ? "M" : "L"}${x + dx},${y + dy}`).join(" ");
}

/** Each pair of points is one line: a tick, an arrow, an exclamation mark, a cross. */
const ICONS = {
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
} as const satisfies Record<StateStatus, readonly (readonly [number, number])[]>;
