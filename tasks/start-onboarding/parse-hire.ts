import type * as z from "zod";
import { EmployeeHired } from "../lib/events/incoming.ts";
import { EmployeeId } from "../lib/identifiers.ts";

/** A hire, or why the event is none: fields and rules, never what the event held. */
export type ParsedHire =
  | { readonly outcome: "Hire"; readonly hire: EmployeeHired }
  | { readonly outcome: "Rejected"; readonly employeeId?: string; readonly reasons: string[] };

/** Parses the detail of an `EmployeeHired` event. */
export function parseHire(detail: unknown): ParsedHire {
  const parsed = EmployeeHired.safeParse(detail);
  if (parsed.success) return { outcome: "Hire", hire: parsed.data };
  const reasons = parsed.error.issues.map(reasonOf);
  const employeeId = EmployeeId.safeParse(employeeIdOf(detail));
  return { outcome: "Rejected", reasons, ...(employeeId.success ? { employeeId: employeeId.data } : {}) };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".") || "detail"}: ${issue.message}`;
}

function employeeIdOf(detail: unknown): unknown {
  return typeof detail === "object" && detail !== null && "employeeId" in detail ? detail.employeeId : undefined;
}
