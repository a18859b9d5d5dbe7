import * as z from "zod";
import { EmailAddress, EmployeeId } from "./identifiers.ts";

const Name = z
  .string()
  .trim()
  .min(1)
  .max(256)
  .regex(/^\P{Cc}*$/u, "must not contain control characters")
  .refine(
    (name) => !/[\u2028-\u202e\u2066-\u2069\p{Cs}]|:\/\//u.test(name),
    "must not contain a web address or half a character, nor control the text around it",
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

/** HR does not hire somebody after all. Unknown fields are ignored; a reason is not passed on. */
export const EmployeeHireCancelled = z.object({ employeeId: EmployeeId, reason: z.string().optional() }).meta({
  id: "EmployeeHireCancelled",
  title: "EmployeeHireCancelled",
  description: "HR does not hire somebody after all; ends an onboarding that is under way.",
});
export type EmployeeHireCancelled = z.infer<typeof EmployeeHireCancelled>;

/** HR corrects the address of somebody whose onboarding is under way. */
export const EmployeeEmailChanged = z.object({ employeeId: EmployeeId, email: EmailAddress }).meta({
  id: "EmployeeEmailChanged",
  title: "EmployeeEmailChanged",
  description: "HR corrects an address while an onboarding is under way; old links die, a new one is mailed.",
});
export type EmployeeEmailChanged = z.infer<typeof EmployeeEmailChanged>;

/** HR asks for one more mail with a fresh link. */
export const InvitationResendRequested = z.object({ employeeId: EmployeeId }).meta({
  id: "InvitationResendRequested",
  title: "InvitationResendRequested",
  description: "HR asks for one more invitation; a fresh link replaces the old ones.",
});
export type InvitationResendRequested = z.infer<typeof InvitationResendRequested>;

/** An administrator wants somebody to choose a new password. */
export const PasswordResetRequested = z
  .object({ employeeId: EmployeeId, method: z.enum(["link", "code"], { error: 'must be "link" or "code"' }) })
  .meta({
    id: "PasswordResetRequested",
    title: "PasswordResetRequested",
    description: "An administrator lets somebody choose a new password, by our link or by Cognito's own code.",
  });
export type PasswordResetRequested = z.infer<typeof PasswordResetRequested>;

/**
 * What EventBridge puts around every event. `id` and `time` are the same on every delivery of one event; `time` is when
 * it was sent, in whole seconds unless the sender has set it.
 */
export const Envelope = z.object({
  id: z.string(),
  "detail-type": z.string(),
  source: z.string(),
  time: z.iso.datetime().optional().catch(undefined),
  detail: z.unknown(),
});
export type Envelope = z.infer<typeof Envelope>;
