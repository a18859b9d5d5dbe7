// Longer than 150 lines, because it is one table: every event that this system publishes.
import * as z from "zod";
import { EmployeeId, OnboardingId } from "./identifiers.ts";
import { UndeliveredReason } from "./signals.ts";

/** Why a mail with a link was sent. */
export const MailKind = z.enum(["invitation", "reminder", "password-reset"]);
export type MailKind = z.infer<typeof MailKind>;

/**
 * Why a link does not reach its person: the mail bounced, was reported as spam, or the address signs in another
 * account.
 */
export const BounceReason = z.enum([...UndeliveredReason.options, "address-in-use"]);
export type BounceReason = z.infer<typeof BounceReason>;

/** `id` is the same each time an event is published, so that a consumer can drop repeats. */
const id = (description: string) => z.string().min(1).describe(description);
const onboardingId = OnboardingId.describe("As in `InvitationSent`.");
const employeeId = EmployeeId.describe("As in `EmployeeHired`.");
const instant = (description: string) => z.iso.datetime().describe(description);

interface PublishedEvent {
  /** What the event means, for its JSON Schema and for docs/events.md. */
  readonly description: string;
  /** The schema of its `detail`. */
  readonly schema: z.ZodObject;
  /** A `detail` with every field. */
  readonly example: Readonly<Record<string, unknown>>;
}

/**
 * Every event that this system publishes, by detail type; `source` is always `onboarding`. The JSON Schemas, the
 * examples and the tables of docs/events.md are derived from this table (`npm run docs:events`).
 */
export const publishedEvents = {
  InvitationSent: {
    description:
      "A mail with a link was sent. The task `send-link` publishes it after SES accepted the mail, once for each round.",
    schema: z.object({
      id: id("`<onboardingId>:invitation:<round>`"),
      onboardingId: OnboardingId.describe(
        "Name of the execution: `hire-<employeeId>`, for a password reset `reset-<employeeId>`; the second one of a person ends in `-2`.",
      ),
      employeeId,
      round: z
        .int()
        .min(1)
        .describe("Number of the mail, from 1. The links of a new round replace those of the earlier ones."),
      kind: MailKind.describe("`invitation`, `reminder` or `password-reset`"),
    }),
    example: {
      id: "hire-E1001:invitation:1",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      round: 1,
      kind: "invitation",
    },
  },
  UserActivated: {
    description: "The person chose a password and the account works: the user is `CONFIRMED`, with a verified address.",
    schema: z.object({
      id: id("`<onboardingId>:activated`"),
      onboardingId,
      employeeId,
      username: z.string().describe("The user name in Cognito. It equals `employeeId`."),
      sub: z.string().describe("The user's `sub` in Cognito, a UUID: the subject of the tokens."),
      activatedAt: instant("When Cognito accepted the password, and the code of a second factor if it asked for one."),
    }),
    example: {
      id: "hire-E1001:activated",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      username: "E1001",
      sub: "3c6f0d2e-8a51-4f7b-9d0e-5b1a7c2e4f60",
      activatedAt: "2026-02-16T10:04:31.207Z",
    },
  },
  OnboardingExpired: {
    description:
      "Nobody chose a password before the deadline (setting `deadline`, in days after the first mail). The links no longer work and the user is disabled.",
    schema: z.object({
      id: id("`<onboardingId>:expired`"),
      onboardingId,
      employeeId,
      expiredAt: instant("When the onboarding was closed."),
    }),
    example: {
      id: "hire-E1001:expired",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      expiredAt: "2026-03-02T08:00:02.114Z",
    },
  },
  OnboardingCancelled: {
    description:
      "HR cancelled the hire, and the onboarding has ended. The links no longer work and the user is disabled.",
    schema: z.object({
      id: id("`<onboardingId>:cancelled`"),
      onboardingId,
      employeeId,
      cancelledAt: instant("When the onboarding was closed."),
    }),
    example: {
      id: "hire-E1001:cancelled",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      cancelledAt: "2026-02-18T14:22:09.530Z",
    },
  },
  InvitationBounced: {
    description:
      "A link does not reach its person. The execution keeps waiting until its deadline; HR has to correct the address.",
    schema: z.object({
      id: id("`<onboardingId>:bounced:<round>:<reason>`"),
      onboardingId,
      employeeId,
      round: z
        .int()
        .min(1)
        .describe("Round of the mail, as in `InvitationSent`; for `address-in-use` the round that could not be sent."),
      reason: BounceReason.describe(
        "`bounce`: the mail server rejected the mail permanently. `complaint`: the person reported it as spam. `address-in-use`: the address signs in another account, so no mail was sent.",
      ),
    }),
    example: {
      id: "hire-E1001:bounced:1:bounce",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      round: 1,
      reason: "bounce",
    },
  },
  OnboardingFailed: {
    description:
      "An execution of `onboarding` or `password-reset` failed, timed out or was stopped. Operations have to repair the cause and redrive it.",
    schema: z.object({
      id: id("`<name of the execution>:failed:<its end in milliseconds since 1970>`"),
      onboardingId: OnboardingId.describe(
        "As in `InvitationSent`; for a reset by code `reset-<employeeId>-c<8 digits>`.",
      ),
      employeeId,
      executionArn: z.string().describe("The execution."),
      status: z
        .enum(["FAILED", "TIMED_OUT", "ABORTED"])
        .describe("`FAILED`, `TIMED_OUT` or `ABORTED` (somebody stopped it)"),
      error: z
        .string()
        .optional()
        .describe("Name of the error, if there is one. Its cause is only in the execution's history."),
      failedAt: instant("When the execution ended."),
    }),
    example: {
      id: "hire-E1001:failed:1771236271207",
      onboardingId: "hire-E1001",
      employeeId: "E1001",
      executionArn: "arn:aws:states:eu-west-1:111122223333:execution:onboarding:hire-E1001",
      status: "FAILED",
      error: "UserBelongsToAnotherPerson",
      failedAt: "2026-02-16T10:04:31.207Z",
    },
  },
  PasswordResetCompleted: {
    description: "Somebody chose a new password with the mailed link, as an administrator had asked.",
    schema: z.object({
      id: id("`<onboardingId>:completed`"),
      onboardingId: OnboardingId.describe("As in `InvitationSent`: `reset-<employeeId>`"),
      employeeId: EmployeeId.describe("As in `PasswordResetRequested`."),
      username: z.string().describe("As in `UserActivated`."),
      sub: z.string().describe("As in `UserActivated`."),
      completedAt: instant("As `activatedAt` in `UserActivated`."),
    }),
    example: {
      id: "reset-E1001:completed",
      onboardingId: "reset-E1001",
      employeeId: "E1001",
      username: "E1001",
      sub: "3c6f0d2e-8a51-4f7b-9d0e-5b1a7c2e4f60",
      completedAt: "2026-05-11T08:40:12.918Z",
    },
  },
  OnboardingRejected: {
    description: "An event from HR does not fit its schema or cannot be carried out. Nothing was started or changed.",
    schema: z.object({
      id: id("`<envelope id of the rejected event>:rejected`"),
      employeeId: EmployeeId.optional().describe("`employeeId` of the rejected event, if it is valid."),
      reasons: z
        .array(z.string())
        .min(1)
        .describe("One text for each problem, `<field>: <rule>`. They never contain the field's value."),
    }),
    example: {
      id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718:rejected",
      employeeId: "E1001",
      reasons: ["email: must be an e-mail address", "familyName: Invalid input: expected string, received undefined"],
    },
  },
} as const satisfies Readonly<Record<string, PublishedEvent>>;

export type PublishedEventType = keyof typeof publishedEvents;
/** The detail of an event. */
export type PublishedDetail<Type extends PublishedEventType> = z.infer<(typeof publishedEvents)[Type]["schema"]>;

/** The `source` of every event that this system publishes. */
export const PUBLISHED_SOURCE = "onboarding";
