import type { LinkView, Problem } from "../../contracts/portal-api.ts";

type In<State extends LinkView["state"]> = Extract<LinkView, { readonly state: State }>;

/** `note`: something the person should know besides. */
interface Noted {
  readonly note?: string;
}

export type Ready = In<"ready">;
export type Code = In<"code">;
/** `about`: what is being checked, if it is not the password. */
export type Checking = In<"checking"> & Noted & { readonly about?: "code" | "end" };
export type Activated = In<"activated"> & Noted;

/** Where the page stops without an answer about the link. */
export interface Stop {
  readonly state: "no-link" | "requested" | "password-set" | "too-many-attempts" | "unexpected";
}
export type Ended = In<"gone"> | Stop;

/** What the person sees next. */
export type Scene = Ready | Code | Checking | Activated | In<"expired"> | Ended;

/** What a scene needs to go on. */
export interface Surroundings {
  readonly link: string;
  /** The scene that the link is in now. */
  readonly look: () => Promise<Scene>;
  readonly signal: AbortSignal;
}

/** Where a refusal leads that says nothing about the password or the link's state. */
export function stopOf(problem: Problem): Stop {
  return { state: problem.type.endsWith("too-many-attempts") ? "too-many-attempts" : "unexpected" };
}
