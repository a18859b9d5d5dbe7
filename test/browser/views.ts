import type { LinkView } from "../../tasks/portal/contract.ts";

const common = { companyName: "Example Company", supportContact: "people-team@example.com" };
const person = { ...common, purpose: "onboarding", firstName: "Ada", maskedAddress: "a***@e***" } as const;

/** What the portal says of a link, a state each. */
export const views = {
  ready: {
    ...person,
    state: "ready",
    passwordPolicy: { minLength: 15, maxLength: 256 },
    expiresAt: "2026-01-06T09:00:00.000Z",
  },
  checking: { ...common, state: "checking" },
  activated: { ...person, state: "activated", username: "E1001", signInUrl: "https://sign-in.example.com/" },
  expired: { ...common, state: "expired" },
  replaced: { ...common, state: "gone", reason: "replaced" },
  closed: { ...common, state: "gone", reason: "closed" },
  unknown: { ...common, state: "gone", reason: "unknown" },
} as const satisfies Readonly<Record<string, LinkView>>;

export const rejected = {
  ...views.ready,
  rejection: { reason: "common", message: "This password is easy to guess." },
} as const satisfies LinkView;
