import type { Change } from "./update.ts";

/** Ends a record that nobody acts on any more: whatever waited on it, told or handed in, is off it with the same write. */
export function closing(status: "EXPIRED" | "CANCELLED", now: Date) {
  return {
    status,
    set: { closedAt: now.toISOString(), signals: [] },
    remove: ["taskToken", "rejection", "sealedAnswer", "challenge", "sealedCode", "codeRejection"],
  } satisfies Change;
}
