import { h } from "./dom.ts";

const DAY = 86_400;
const MOMENT = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });

/** A moment in the reader's own time zone; the exact one in UTC is its tooltip. */
export function moment(iso: string): HTMLElement {
  return h("time", { datetime: iso, title: iso }, MOMENT.format(new Date(iso)));
}

/** The time between two moments, by its two largest units: `1.24 s`, `3 min 5 s`, `6 d 2 h`. */
export function duration(from: string, to: string): string {
  return span((Date.parse(to) - Date.parse(from)) / 1000);
}

export function span(seconds: number): string {
  if (seconds < 60) return `${Number(Math.max(0, seconds).toFixed(seconds < 10 ? 2 : 0))} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return units(whole, 60, "min", 1, "s");
  return whole < DAY ? units(whole, 3600, "h", 60, "min") : units(whole, DAY, "d", 3600, "h");
}

function units(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((seconds % large) / small);
  return `${Math.floor(seconds / large)} ${largeName}${rest === 0 ? "" : ` ${rest} ${smallName}`}`;
}

/** JSON to read: indented, and strings that hold JSON (inputs, outputs, causes) opened up; mere text stays as it is. */
export function pretty(value: unknown): string {
  const inner = opened(value);
  return typeof inner === "string" ? inner : JSON.stringify(inner, null, 2);
}

function opened(value: unknown): unknown {
  if (typeof value === "string") return /^\s*[[{]/.test(value) ? parsed(value) : value;
  if (Array.isArray(value)) return value.map(opened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
