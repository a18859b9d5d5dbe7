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

/** The detail of `EmployeeHired`. Unknown fields are ignored, here and in every other event of HR's. */
export const EmployeeHired = z.object({
  ...Person.shape,
  employeeId: EmployeeId.describe(
    "HR's own number of the person, 1 to 64 characters of `A-Z a-z 0-9 _ -`. It becomes the user name.",
  ),
  email: EmailAddress.describe("Where the link is mailed to, 254 characters at most. HR vouches for it."),
  givenName: Name.describe("First name, 1 to 256 characters, none of them a control character."),
  familyName: Name.describe("Last name, like the first name."),
  locale: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a language tag such as en or de-CH")
    .max(35)
    .optional()
    .describe("Language tag such as `en` or `de-CH`; the setting `defaultLocale` without it."),
  startsAt: z.iso
    .datetime({ offset: true })
    .optional()
    .describe("No mail goes out before this instant, such as `2026-03-02T09:00:00+01:00`; 180 days ahead at most."),
  hireDate: z.iso.date().optional().describe("Day of the contract, such as `2026-03-01`. It is checked and not used."),
});
export type EmployeeHired = z.infer<typeof EmployeeHired>;

const employeeId = EmployeeId.describe("As in `EmployeeHired`.");

const EmployeeHireCancelled = z.object({
  employeeId,
  reason: z.string().optional().describe("For HR's own use; it is not passed on anywhere."),
});

const EmployeeEmailChanged = z.object({
  employeeId,
  email: EmailAddress.describe("The new address, as `email` in `EmployeeHired`."),
});

const InvitationResendRequested = z.object({ employeeId });

/** The detail of `PasswordResetRequested`. */
export const PasswordResetRequested = z.object({
  employeeId: EmployeeId.describe("The user name in Cognito; the account may have been made elsewhere."),
  method: z
    .enum(["link", "code"], { error: 'must be "link" or "code"' })
    .describe(
      "`link`: our own link, as in an invitation. `code`: Cognito's code, which is also in a link of its mail.",
    ),
});
export type PasswordResetRequested = z.infer<typeof PasswordResetRequested>;

interface HrEvent {
  /** What the event says, for its JSON Schema and for docs/events.md. */
  readonly description: string;
  /** The schema of its `detail`. */
  readonly schema: z.ZodObject;
  /** The function that EventBridge invokes with it, by the name of its task folder. */
  readonly receiver: "start-onboarding" | "signal-onboarding" | "start-password-reset";
  /** What it tells a run that is under way; only the events of `signal-onboarding` are signals. */
  readonly signal?: SignalName;
  /** A `detail` with every field. */
  readonly example: Readonly<Record<string, unknown>>;
}

/**
 * Every event that HR sends, by detail type. The event rules, the receivers' checks, the JSON Schemas, the examples and
 * the tables of docs/events.md all come from here (`npm run docs:events` writes the last three).
 */
export const hrEvents = {
  EmployeeHired: {
    description: "HR hired somebody. It starts one execution of the state machine `onboarding`.",
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
    description: "HR does not hire somebody after all. It ends the onboarding that is under way, in whatever state.",
    schema: EmployeeHireCancelled,
    receiver: "signal-onboarding",
    signal: "HireCancelled",
    example: { employeeId: "E1001", reason: "The candidate withdrew." },
  },
  EmployeeEmailChanged: {
    description: "HR corrects the address of somebody whose onboarding is under way.",
    schema: EmployeeEmailChanged,
    receiver: "signal-onboarding",
    signal: "EmailChanged",
    example: { employeeId: "E1001", email: "ada.lovelace@example.com" },
  },
  InvitationResendRequested: {
    description: "HR wants the person to get one more mail, with a fresh link that replaces the old ones.",
    schema: InvitationResendRequested,
    receiver: "signal-onboarding",
    signal: "ResendRequested",
    example: { employeeId: "E1001" },
  },
  PasswordResetRequested: {
    description:
      "An administrator lets somebody choose a new password. It starts one execution of the state machine `password-reset`.",
    schema: PasswordResetRequested,
    receiver: "start-password-reset",
    example: { employeeId: "E1001", method: "link" },
  },
} as const satisfies Readonly<Record<string, HrEvent>>;

export type HrEventType = keyof typeof hrEvents;

/** The detail types of those events that are signals to a run. */
export type SignalEventType = {
  [Type in HrEventType]: (typeof hrEvents)[Type] extends { readonly signal: SignalName } ? Type : never;
}[HrEventType];
export const SignalEventType = z.custom<SignalEventType>((type) =>
  Object.entries(hrEvents).some(([name, event]) => name === type && "signal" in event),
);
