import type * as z from "zod";
import { EmployeeId } from "../../../contracts/identifiers.ts";

/** Why an event is unusable: names of fields and rules, never values of the event. */
export interface Reasons {
  readonly employeeId?: string;
  readonly reasons: string[];
}

/** A schema for the detail of an event. */
export type Schema<Detail> = z.ZodType<Detail>;

export type ParsedEvent<Detail> =
  | { readonly outcome: "Usable"; readonly detail: Detail }
  | ({ readonly outcome: "Unusable" } & Reasons);

/** Parses the detail of an event that HR sent. */
export function parseEvent<Detail>(schema: Schema<Detail>, detail: unknown): ParsedEvent<Detail> {
  const parsed = schema.safeParse(detail);
  if (parsed.success) return { outcome: "Usable", detail: parsed.data };
  const reasons = parsed.error.issues.map(reasonOf);
  const employeeId = EmployeeId.safeParse(employeeIdOf(detail));
  return { outcome: "Unusable", reasons, ...(employeeId.success ? { employeeId: employeeId.data } : {}) };
}

function reasonOf(issue: z.core.$ZodIssue): string {
  return `${issue.path.join(".") || "detail"}: ${issue.message}`;
}

function employeeIdOf(detail: unknown): unknown {
  return typeof detail === "object" && detail !== null && "employeeId" in detail ? detail.employeeId : undefined;
}
