import * as z from "zod";
import { EmailAddress, EmployeeId } from "../identifiers.ts";

const Name = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u, "must not contain control characters")
  .refine(
    (name) => !/[\u2028-\u202e\u2066-\u2069]|:\/\//.test(name),
    "must not contain a web address or control the text around it",
  );

/** HR hired somebody. Unknown fields are ignored. */
export const EmployeeHired = z
  .object({
    employeeId: EmployeeId,
    email: EmailAddress,
    givenName: Name,
    familyName: Name,
    locale: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en or de-CH")
      .max(35)
      .optional(),
    startsAt: z.iso.datetime({ offset: true }).optional(),
    hireDate: z.iso.date().optional(),
  })
  .meta({ id: "EmployeeHired", title: "EmployeeHired", description: "HR hired somebody; starts an onboarding." });
export type EmployeeHired = z.infer<typeof EmployeeHired>;

/** What EventBridge puts around every event. `id` is the same on every delivery of one event. */
export const Envelope = z.object({
  id: z.string(),
  "detail-type": z.string(),
  source: z.string(),
  detail: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;
