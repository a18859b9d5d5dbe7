import { h } from "./dom.ts";

const DAY = 86_400;
const DATE_TIME = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** A date and time in the reader's time zone; the tooltip has it in UTC. */
export function dateTime(iso: string): HTMLElement {
  return h("time", { datetime: iso, title: iso }, DATE_TIME.format(new Date(iso)));
}

/** The time between two dates (ISO 8601) in its two largest units: `1.24 s`, `3 min 5 s`, `6 d 2 h`. */
export function duration(from: string, to: string): string {
  return timeSpan((Date.parse(to) - Date.parse(from)) / 1000);
}

export function timeSpan(seconds: number): string {
  if (seconds < 60) return `${Number(Math.max(0, seconds).toFixed(seconds < 10 ? 2 : 0))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return units(whole, 60, "min", 1, "s");
  return whole < DAY ? units(whole, 3600, "h", 60, "min") : units(whole, DAY, "d", 3600, "h");
}

function units(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? "" : ` ${rest} ${smallName}`}`;
}

/** Indented JSON. A string that holds JSON (an input, output or cause) is shown as that JSON; other text stays as it is. */
export function formatJson(value: unknown): string {
  const parsed = parseNested(value);
  return typeof parsed === "string" ? parsed : JSON.stringify(parsed, null, 2);
}

function parseNested(value: unknown): unknown {
  if (typeof value === "string") return /^\s*[[{]/.test(value) ? parseOrKeep(value) : value;
  if (Array.isArray(value)) return value.map(parseNested);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, parseNested(inner)]));
}

function parseOrKeep(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
