import type { LinkView } from "../../contracts/portal-api.ts";

type ViewIn<State extends LinkView["state"]> = Extract<LinkView, { readonly state: State }>;

interface WithNote {
  /** One more thing that the person should know, shown above the screen's text. */
  readonly note?: string;
}

export type ReadyScreen = ViewIn<"ready">;
export type CodeScreen = ViewIn<"code">;
/** `about`: what the portal is checking; without it, the password. */
export type CheckingScreen = ViewIn<"checking"> & WithNote & { readonly about?: "code" | "end" };
export type ActivatedScreen = ViewIn<"activated"> & WithNote;

/** An end that the page reaches by itself, and not because of the link's state. */
interface PageEnd {
  readonly state: "no-link" | "requested" | "password-set" | "too-many-attempts" | "unexpected";
}
export type EndScreen = ViewIn<"gone"> | PageEnd;

/** A screen, with the data that it shows. Most are a link's view as the portal sends it. */
export type Screen = ReadyScreen | CodeScreen | CheckingScreen | ActivatedScreen | ViewIn<"expired"> | EndScreen;

/** What a screen needs to find the next one. */
export interface ScreenContext {
  readonly link: string;
  /** Asks the portal for the screen that belongs to the link's state now. */
  readonly refresh: () => Promise<Screen>;
  readonly signal: AbortSignal;
}
