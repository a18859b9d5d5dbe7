import { parseLink } from "../../lib/link.ts";
import type { PortalDeps } from "../deps.ts";
import { findLink } from "./find-link.ts";
import {
  type ActivatedLink,
  type CheckingLink,
  type CodeLink,
  type ExpiredLink,
  type GoneLink,
  linkState,
  type ReadyLink,
} from "./link-state.ts";
import type { Person } from "./person.ts";

type LookUpDeps = Pick<PortalDeps, "records" | "readPerson" | "now" | "log">;

/** Together with whom the link belongs to. */
type With<Link> = Link & { readonly person: Person };

export type PersonalReadyLink = With<ReadyLink>;
export type PersonalCodeLink = With<CodeLink>;

/** What a link is good for now, and for whom. `person` of somebody who is done: as long as the link would have lived. */
export type PersonalLink =
  | PersonalReadyLink
  | PersonalCodeLink
  | With<ExpiredLink>
  | (ActivatedLink & { readonly person?: Person })
  | CheckingLink
  | GoneLink;

/**
 * Reads what a link is good for. It is bound to the address that it was mailed to: once the account has another one,
 * whoever changed it, the link is gone as if a newer one had replaced it, and tells nothing of its person.
 */
export async function lookUp(deps: LookUpDeps, fragment: string): Promise<PersonalLink> {
  const found = await findLink(deps.records, fragment);
  if (found === undefined) {
    deps.log.info("LINK_UNKNOWN", { onboardingId: parseLink(fragment)?.onboardingId });
    return { state: "gone", reason: "unknown" };
  }
  const view = linkState(found, deps.now());
  if (view.state === "gone" || view.state === "checking") return view;
  if (view.state === "activated" && !view.isFresh) return view;
  const person = await deps.readPerson(view.record.employeeId);
  const isTheirs = person !== undefined && found.wasMailedTo(person.email);
  if (isTheirs) return { ...view, person };
  if (view.state === "activated") return view;
  return { state: "gone", reason: person === undefined ? "closed" : "replaced" };
}
