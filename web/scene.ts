import type { LinkView, Problem } from "../tasks/portal/contract.ts";

type In<State extends LinkView["state"]> = Extract<LinkView, { readonly state: State }>;

/** `note`: something the person should know besides. */
interface Noted {
  readonly note?: string;
}

export type Ready = In<"ready">;
export type Checking = In<"checking"> & Noted;
export type Activated = In<"activated"> & Noted;

/** Why the page stops without an answer about the link. */
export interface Stop {
  readonly state: "no-link" | "too-many-attempts" | "unexpected";
}
export type Ended = In<"expired" | "gone"> | Stop;

/** What the person sees next. */
export type Scene = Ready | Checking | Activated | Ended;

/** Where a refusal leads that says nothing about the password or the link's state. */
export function stopOf(problem: Problem): Stop {
  return { state: problem.type.endsWith("too-many-attempts") ? "too-many-attempts" : "unexpected" };
}
