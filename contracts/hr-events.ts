import * as z from "zod";
import { EmailAddress, EmployeeId } from "./identifiers.ts";
import { Person } from "./person.ts";
import type { SignalName } from "./signals.ts";

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

/** The detail of `EmployeeHired`. Unknown fields are ignored, here and in every other event from HR. */
export const EmployeeHired = z.object({
  ...Person.shape,
  employeeId: EmployeeId.describe(
    "HR's number for the person, 1 to 64 characters of `A-Z a-z 0-9 _ -`. It becomes the user name.",
  ),
  email: EmailAddress.describe("Where the link is mailed to, 254 characters at most. HR vouches for it."),
  givenName: Name.describe("First name, 1 to 256 characters, none of them a control character."),
  familyName: Name.describe("Last name, like the first name."),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en or de-CH")
    .max(35)
    .optional()
    .describe("Language tag such as `en` or `de-CH`. Without it, the setting `defaultLocale` applies."),
  startsAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("No mail goes out before this instant, such as `2026-03-02T09:00:00+01:00`; 180 days ahead at most."),
  hireDate: z.iso
    .date()
    .optional()
    .describe("First day of the contract, such as `2026-03-01`. It is validated but not used."),
});
export type EmployeeHired = z.infer<typeof EmployeeHired>;

const employeeId = EmployeeId.describe("As in `EmployeeHired`.");

const EmployeeHireCancelled = z.object({
  employeeId,
  reason: z.string().optional().describe("For HR's own use. It is not stored and not published."),
});

const EmployeeEmailChanged = z.object({
  employeeId,
  email: EmailAddress.describe("The new address, as `email` in `EmployeeHired`."),
});

const InvitationResendRequested = z.object({ employeeId });

/** The detail of `PasswordResetRequested`. */
export const PasswordResetRequested = z.object({
  employeeId: EmployeeId.describe("The user name in Cognito. The account need not come from an onboarding."),
  method: z
    .enum(["link", "code"], { error: 'must be "link" or "code"' })
    .describe(
      "`link`: a link of this system, as in an invitation. `code`: Cognito's code; its mail also has a link that contains the code.",
    ),
});
export type PasswordResetRequested = z.infer<typeof PasswordResetRequested>;

interface HrEvent {
  /** What the event means, for its JSON Schema and for docs/events.md. */
  readonly description: string;
  /** The schema of its `detail`. */
  readonly schema: z.ZodObject;
  /** The task folder of the function that EventBridge invokes with the event. */
  readonly receiver: "start-onboarding" | "signal-onboarding" | "start-password-reset";
  /** The signal that the event becomes in a running execution; only for the events of `signal-onboarding`. */
  readonly signal?: SignalName;
  /** A `detail` with every field. */
  readonly example: Readonly<Record<string, unknown>>;
}

/**
 * Every event that HR sends, by detail type. The event rules, the receivers' validation, the JSON Schemas, the examples
 * and the tables of docs/events.md are all derived from this table (`npm run docs:events` writes the last three).
 */
export const hrEvents = {
  EmployeeHired: {
    description: "HR hired somebody. The event starts one execution of the state machine `onboarding`.",
    schema: EmployeeHired,
    receiver: "start-onboarding",
    example: {
      employeeId: "E1001",
      email: "ada@example.com",
      givenName: "Ada",
      familyName: "Lovelace",
      locale: "en",
      startsAt: "2026-03-02T09:00:00+01:00",
      hireDate: "2026-03-01",
    },
  },
  EmployeeHireCancelled: {
    description: "HR cancelled the hire. The event ends the running onboarding, whatever state it is in.",
    schema: EmployeeHireCancelled,
    receiver: "signal-onboarding",
    signal: "HireCancelled",
    example: { employeeId: "E1001", reason: "The candidate withdrew." },
  },
  EmployeeEmailChanged: {
    description: "HR corrected the address of somebody whose onboarding is running.",
    schema: EmployeeEmailChanged,
    receiver: "signal-onboarding",
    signal: "EmailChanged",
    example: { employeeId: "E1001", email: "ada.lovelace@example.com" },
  },
  InvitationResendRequested: {
    description: "HR asks for one more mail to the person, with a fresh link that replaces the old ones.",
    schema: InvitationResendRequested,
    receiver: "signal-onboarding",
    signal: "ResendRequested",
    example: { employeeId: "E1001" },
  },
  PasswordResetRequested: {
    description:
      "An administrator asks somebody to choose a new password. The event starts one execution of the state machine `password-reset`.",
    schema: PasswordResetRequested,
    receiver: "start-password-reset",
    example: { employeeId: "E1001", method: "link" },
  },
} as const satisfies Readonly<Record<string, HrEvent>>;

export type HrEventType = keyof typeof hrEvents;

/** The detail types of the events that are signals to a running execution. */
export type SignalEventType = {
  [Type in HrEventType]: (typeof hrEvents)[Type] extends { readonly signal: SignalName } ? Type : never;
}[HrEventType];
export const SignalEventType = z.custom<SignalEventType>((type) =>
  Object.entries(hrEvents).some(([name, event]) => name === type && "signal" in event),
);
